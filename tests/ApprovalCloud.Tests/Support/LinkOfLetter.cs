using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace ApprovalCloud.Tests.Support;

/// <summary>Where a letter leads, and what stands behind the # of it.</summary>
internal sealed partial record LinkOfLetter(Uri Address, string Email, string Token)
{
    /// <summary>What a server is asked for.</summary>
    public string Page => Address.PathAndQuery;

    public static LinkOfLetter In(string text)
    {
        var address = new Uri(Link().Match(text).Value);
        var behind = QueryHelpers.ParseQuery(address.Fragment.TrimStart('#'));
        return new(address, behind["email"].ToString(), behind["token"].ToString());
    }

    [GeneratedRegex(@"https?://\S+#\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
