using System.Globalization;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Demo;

/// <summary>A citizen of the sample data: somebody to sign in as, whom the sample registries know.</summary>
public sealed record SampleCitizen(string Email, string Name, string IdentityNumber, bool IsFemale, DateOnly BornOn);

/// <summary>The citizens of the sample data. Their identity numbers are valid (GB 11643), always the same, and each its own.</summary>
public static class SampleCitizens
{
    private const int MostResidents = 30;
    private const int CitizensNumber = 401;
    private const int OtherCitizensNumber = 402;

    public static readonly SampleCitizen Citizen = Make("citizen@example.test", "陈思雨", CitizensNumber, isFemale: true, new DateOnly(1994, 6, 18));

    public static readonly SampleCitizen OtherCitizen =
        Make("citizen2@example.test", "Alex Morgan", OtherCitizensNumber, isFemale: false, new DateOnly(1991, 3, 5));

    public static readonly IReadOnlyList<SampleCitizen> Residents = [.. Enumerable.Range(1, MostResidents).Select(Resident)];

    public static IEnumerable<SampleCitizen> All => [Citizen, OtherCitizen, .. Residents];

    public static SampleCitizen Resident(int number) => Make(
        $"resident{number:00}@example.test", SamplePeople.NameOf(number), number, number % 2 == 0,
        new DateOnly(1962 + (number * 11 % 40), 1 + (number * 5 % 12), 1 + (number * 7 % 28)));

    // The area, the day of birth, a number that is odd for men and even for women, and the check character.
    private static SampleCitizen Make(string email, string name, int number, bool isFemale, DateOnly bornOn)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"511602{bornOn:yyyyMMdd}{(number * 2) + (isFemale ? 0 : 1):000}");
        return new SampleCitizen(email, name, digits + Identifiers.ResidentIdCheck(digits), isFemale, bornOn);
    }
}
