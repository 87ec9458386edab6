using System.Runtime.InteropServices;

namespace ApprovalCloud.Core.Services.Guide;

/// <summary>How long so many applications have taken each.</summary>
/// <param name="Ended">Whether it was decided then; otherwise it is only known that it took longer.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Observed(int Days, bool Ended, int Count);

/// <summary>
/// How long applications take, reckoned also from those of which the end is not known (Kaplan and Meier, 1958). Leaving
/// those out would make an office look quicker the more it leaves lying.
/// </summary>
internal static class Survival
{
    // Products of fractions: 0.5 reached exactly must not be missed by the last bit.
    private const double Tolerance = 1e-9;

    /// <summary>The fewest days within which so large a part ends; null if so many have not ended yet that nobody can say.</summary>
    public static int? Quantile(IReadOnlyCollection<Observed> all, double part)
    {
        var (left, open) = (all.Sum(one => one.Count), 1.0);
        foreach (var day in all.GroupBy(one => one.Days).OrderBy(day => day.Key))
        {
            open *= 1 - ((double)day.Where(one => one.Ended).Sum(one => one.Count) / left);
            if (1 - open >= part - Tolerance)
                return day.Key;
            left -= day.Sum(one => one.Count);
        }

        return null;
    }
}
