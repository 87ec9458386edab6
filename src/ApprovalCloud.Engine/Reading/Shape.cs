using System.Text.RegularExpressions;

namespace ApprovalCloud.Engine.Reading;

/// <summary>How a name must be written: names become addresses, file names and parts of conditions.</summary>
internal sealed partial record Shape(Regex Pattern, string Expected)
{
    public static readonly Shape Key = new(KeyPattern(), "lower-case words joined by hyphens, such as food-licence");
    public static readonly Shape Fact = new(FactPattern(), "words joined by dots, such as premises.area");
    public static readonly Shape Field = new(FieldPattern(), "one word, such as share");
    public static readonly Shape Code = new(CodePattern(), "four capital letters or digits, such as CY01");
    public static readonly Shape LicenceCode = new(LicenceCodePattern(), "a code of the directory of licence types, such as 11100000000013338W001");
    public static readonly Shape Looked = new(LookedPattern(), "a fact such as business.uscc, or a person such as applicant");
    public static readonly Shape Year = new(YearPattern(), "a year such as 2026");

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex FactPattern();

    [GeneratedRegex(@"^[a-z][a-zA-Z0-9]*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex FieldPattern();

    [GeneratedRegex(@"^[A-Z0-9]{4}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"^[0-9A-Z]{8,30}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex LicenceCodePattern();

    [GeneratedRegex(@"^[a-z][a-zA-Z0-9]*([.\-][a-z][a-zA-Z0-9]*)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex LookedPattern();

    [GeneratedRegex(@"^[0-9]{4}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex YearPattern();
}
