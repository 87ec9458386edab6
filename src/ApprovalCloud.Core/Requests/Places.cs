using System.Globalization;

namespace ApprovalCloud.Core.Requests;

/// <summary>Where a page of a list begins. Places are counted: what comes meanwhile moves the rest by one, and nothing is lost.</summary>
internal static class Places
{
    /// <param name="before">As <see cref="Next"/> gave it; anything else is the beginning.</param>
    public static int Of(string? before) => int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;

    /// <param name="found">How many there were, where one more than a page was asked for.</param>
    /// <returns>Where the next page begins; null on the last one.</returns>
    public static string? Next(int place, int size, int found) => found > size ? (place + size).ToString(CultureInfo.InvariantCulture) : null;
}
