using System.Globalization;
using System.Text.RegularExpressions;

namespace ApprovalCloud.Engine.Definition;

/// <summary>
/// A department's own way to number its licences: <c>JY{division}{year}{serial}{check}</c>. The check character is of
/// ISO 7064 MOD 37,36, over the letters and digits before it.
/// </summary>
public static class NumberPattern
{
    private const string Check = "{check}";

    public static string Fill(string pattern, string division, int year, int serial)
    {
        var filled = pattern
            .Replace("{division}", division, StringComparison.Ordinal)
            .Replace("{year}", year.ToString("D4", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{serial}", serial.ToString("D6", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return filled.Split(Check) is [var before, var after] ? before + CheckOf(before) + after : filled;
    }

    /// <summary>Whether it can be a number of this pattern, its check character included.</summary>
    public static bool Fits(string pattern, string number)
    {
        var shape = Regex.Escape(pattern).Replace(@"\{", "{", StringComparison.Ordinal)
            .Replace("{division}", "[0-9]{6}", StringComparison.Ordinal).Replace("{year}", "[0-9]{4}", StringComparison.Ordinal)
            .Replace("{serial}", "[0-9]{6,}", StringComparison.Ordinal).Replace(Check, "(?<check>[0-9A-Z])", StringComparison.Ordinal);
        var match = Regex.Match(number, $@"^{shape}\z", RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(200));
        return match.Success
            && (match.Groups["check"] is not { Success: true } check || CheckOf(number[..check.Index]) == check.Value[0]);
    }

    private static char CheckOf(string before) =>
        Identifiers.Mod3736Check(string.Concat(before.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)));
}
