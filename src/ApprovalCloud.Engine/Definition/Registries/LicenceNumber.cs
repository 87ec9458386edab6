using System.Globalization;
using System.Text.RegularExpressions;

namespace ApprovalCloud.Engine.Definition;

/// <summary>
/// The identifier of an e-licence, GB/T 36904: <c>1.2.156.3005.2.{type}.{issuer}.{serial}.{version}.{check}</c>. Its check
/// character is of ISO 7064 MOD 37,36, over the parts without their dots and without the root.
/// </summary>
/// <param name="Version">Of the licence's content, from 1: the same licence issued again has the next one.</param>
public sealed partial record LicenceNumber(string Type, string Issuer, string Serial, int Version = 1)
{
    private const string Root = "1.2.156.3005.2.";

    public char Check => Identifiers.Mod3736Check($"{Type}{Issuer}{Serial}{VersionDigits}");

    private string VersionDigits => Version.ToString("D3", CultureInfo.InvariantCulture);

    /// <param name="issuer">The department's code as its directory writes it; letters and digits of it count.</param>
    public static LicenceNumber Of(LicenceType type, string issuer, int year, int serial) => new(
        type.Code,
        string.Concat(issuer.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant(),
        string.Create(CultureInfo.InvariantCulture, $"{year:D4}{serial:D7}"));

    /// <summary>Null if it is not such an identifier, or its check character is another.</summary>
    public static LicenceNumber? Read(string identifier)
    {
        var parts = Pattern().Match(identifier);
        if (!parts.Success)
            return null;
        var number = new LicenceNumber(
            parts.Groups["type"].Value, parts.Groups["issuer"].Value, parts.Groups["serial"].Value,
            int.Parse(parts.Groups["version"].Value, CultureInfo.InvariantCulture));
        return number.Check == parts.Groups["check"].Value[0] ? number : null;
    }

    public override string ToString() => $"{Root}{Type}.{Issuer}.{Serial}.{VersionDigits}.{Check}";

    // A code of the directory is that of its keeper, 18 characters, and three digits.
    [GeneratedRegex(
        @"^1\.2\.156\.3005\.2\.(?<type>[0-9A-Z]{21})\.(?<issuer>[0-9A-Z]{1,30})\.(?<serial>[0-9A-Z]{1,30})\.(?<version>[0-9]{3})\.(?<check>[0-9A-Z])\z",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Pattern();
}
