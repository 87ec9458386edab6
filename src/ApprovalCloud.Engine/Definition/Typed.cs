using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ApprovalCloud.Engine.Definition;

/// <summary>The many ways in which people write the same number, day or telephone, brought into one.</summary>
internal static partial class Typed
{
    /// <summary>What a Chinese input method types full-width (１２３，＠) as the plain characters (NFKC); broken text stays as it is.</summary>
    public static string Plain(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC).Trim();
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    /// <summary>A number, with or without separators of thousands. Null if it is none.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An amount in yuan to the fen: <c>500,000</c>, <c>¥1,234.50</c>, <c>50万元</c>. Null if it is none, or finer.</summary>
    public static decimal? Money(string text)
    {
        var amount = MoneyPattern().Match(text);
        if (!amount.Success || Number(amount.Groups["number"].Value) is not { } number)
            return null;
        var yuan = amount.Groups["tenThousands"].Success && number < 1_000_000_000_000m ? number * 10_000 : number;
        return decimal.Round(yuan, 2) == yuan ? yuan : null;
    }

    /// <summary>A day, the year first: <c>2026-01-31</c>, <c>2026/1/31</c>, <c>2026年1月31日</c>, <c>20260131</c>. Null if there is no such day.</summary>
    public static DateOnly? Date(string text)
    {
        var day = DatePattern().Match(text);
        return day.Success
            && DateOnly.TryParseExact(
                $"{day.Groups["year"].Value}-{day.Groups["month"].Value.PadLeft(2, '0')}-{day.Groups["day"].Value.PadLeft(2, '0')}",
                "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 1850 and <= 2200 ? date : null;
    }

    /// <summary>
    /// A telephone number as it is dialled in the country: a mobile of 11 digits, a landline with its area code and a hyphen,
    /// a number of the place, a service number (400, 800), or a foreign one with + and its country. Null if it is none.
    /// </summary>
    public static string? Phone(string text)
    {
        if (!PhonePattern().IsMatch(text))
            return null;
        var digits = new string([.. text.Where(letter => char.IsAsciiDigit(letter) || letter == '+')]);
        var national = ChinaPattern().Replace(digits, "");
        if (MobilePattern().IsMatch(national) || LocalPattern().IsMatch(national) || ServicePattern().IsMatch(national))
            return national;
        var landline = LandlinePattern().Match(national.StartsWith('0') || national.Length == digits.Length ? national : "0" + national);
        return landline.Success ? $"{landline.Groups["area"].Value}-{landline.Groups["number"].Value}"
            : ForeignPattern().IsMatch(digits) ? digits
            : null;
    }

    [GeneratedRegex(@"^(?:CN)?(?:¥|RMB)?\s*(?<number>-?[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?<tenThousands>[万萬])?元?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex MoneyPattern();

    [GeneratedRegex(@"^(?<year>[0-9]{4})(?:(?<month>[0-9]{2})(?<day>[0-9]{2})|\s*(?<mark>[-/.年])\s*(?<month>[0-9]{1,2})\s*[-/.月]\s*(?<day>[0-9]{1,2})\s*日?)$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"^\+?[0-9(][0-9() \-]{4,24}$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^(?:\+86|0086|86(?=1[3-9][0-9]{9}$))", RegexOptions.CultureInvariant, 200)]
    private static partial Regex ChinaPattern();

    [GeneratedRegex("^1[3-9][0-9]{9}$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex MobilePattern();

    // 010 and 02x have three digits, every other area code four.
    [GeneratedRegex("^(?<area>010|02[0-9]|0[3-9][0-9]{2})(?<number>[1-9][0-9]{6,7})$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex LandlinePattern();

    [GeneratedRegex("^[2-8][0-9]{6,7}$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex LocalPattern();

    [GeneratedRegex("^[48]00[0-9]{7}$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex ServicePattern();

    [GeneratedRegex(@"^\+(?!86)[1-9][0-9]{6,14}$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex ForeignPattern();
}
