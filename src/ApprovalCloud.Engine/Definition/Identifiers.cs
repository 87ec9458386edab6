using System.Globalization;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Check characters of the identifiers that the state gives to people, companies and cases.</summary>
public static class Identifiers
{
    private const string UsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly int[] ResidentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] UsccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    // GB/T 2260: what the number of every province begins with, and of those who live abroad (91).
    private static readonly string[] Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83", "91",
    ];

    /// <summary>
    /// Resident identity number, GB 11643: 17 digits that begin with a province (GB/T 2260) and contain a date of birth, and an
    /// ISO 7064 MOD 11-2 check character.
    /// </summary>
    public static bool IsResidentId(string number)
    {
        if (number.Length != 18 || !number.Take(17).All(char.IsAsciiDigit))
            return false;
        if (!Provinces.Contains(number[..2]) || BirthDate(number) is not { Year: >= 1850 })
            return false;
        return ResidentIdCheck(number) == number[17];
    }

    /// <summary>The day of birth in a resident identity number; null if there is no such day.</summary>
    public static DateOnly? BirthDate(string number) =>
        DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The check character for the first 17 digits.</summary>
    public static char ResidentIdCheck(string digits) =>
        "10X98765432"[ResidentWeights.Select((weight, place) => weight * (digits[place] - '0')).Sum() % 11];

    /// <summary>Unified social credit code, GB 32100: 18 characters of an alphabet of 31, the last one a check character.</summary>
    public static bool IsUscc(string code) =>
        code.Length == 18 && code.All(letter => UsccAlphabet.Contains(letter)) && UsccCheck(code) == code[17];

    /// <summary>The check character for the first 17 characters.</summary>
    public static char UsccCheck(string code)
    {
        var sum = UsccWeights.Select((weight, place) => weight * UsccAlphabet.IndexOf(code[place], StringComparison.Ordinal)).Sum();
        return UsccAlphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>
    /// A new unified social credit code: registered by the market authorities as an enterprise (91), its organisation code
    /// MA and the serial in the code's own alphabet.
    /// </summary>
    /// <param name="division">The six digits of where it is registered.</param>
    public static string NewUscc(string division, int serial)
    {
        Span<char> organisation = ['M', 'A', '0', '0', '0', '0', '0', '0'];
        for (var place = 7; place > 1; place--)
            (organisation[place], serial) = (UsccAlphabet[serial % 31], serial / 31);
        var code = $"91{division}{organisation}{OrganisationCheck(organisation.ToString())}";
        return code + UsccCheck(code);
    }

    /// <summary>The check character of an organisation code, GB 11714, for its first eight characters.</summary>
    public static char OrganisationCheck(string code) =>
        "0X987654321"[OrganisationWeights.Select((weight, place) => weight * Alphanumeric.IndexOf(code[place], StringComparison.Ordinal)).Sum() % 11];

    /// <summary>The ISO 7064 MOD 37,36 check character over digits and capital letters.</summary>
    /// <exception cref="ArgumentException">A character is neither a digit nor a capital letter.</exception>
    public static char Mod3736Check(string code)
    {
        var remainder = 36;
        foreach (var letter in code)
        {
            var value = Alphanumeric.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
                throw new ArgumentException($"'{letter}' is neither a digit nor a capital letter.", nameof(code));
            var sum = (remainder + value) % 36;
            remainder = (sum == 0 ? 36 : sum) * 2 % 37;
        }

        return Alphanumeric[(37 - remainder) % 36];
    }
}
