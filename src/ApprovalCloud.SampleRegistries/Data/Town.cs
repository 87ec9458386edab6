using ApprovalCloud.Core.Demo;

namespace ApprovalCloud.SampleRegistries.Data;

/// <summary>Everything that the registries hold, always the same.</summary>
internal static class Town
{
    public static readonly IReadOnlyList<Company> Companies = [.. Company.Everything()];
    public static readonly IReadOnlyList<Home> Homes = [.. Home.Everything()];
    public static readonly IReadOnlyList<Birth> Births = [.. Birth.Everything()];
    public static readonly IReadOnlyList<Marriage> Marriages = [.. Marriage.Everything()];

    public static SampleCitizen? Person(string number) =>
        SampleCitizens.All.FirstOrDefault(person => person.IdentityNumber.Equals(number, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where a person's household is registered.</summary>
    public static string AddressOf(SampleCitizen person) =>
        $"四川省广安市广安区{Streets.Of(Number(person))}{(Number(person) * 3 % 180) + 1}号{(Number(person) % 6) + 1}幢2单元{(Number(person) % 17) + 1}02室";

    public static SampleCitizen? SpouseOf(SampleCitizen person) => Marriages
        .Where(marriage => marriage.One == person || marriage.Other == person)
        .Select(marriage => marriage.One == person ? marriage.Other : marriage.One).FirstOrDefault();

    /// <summary>Residents have their number; the two citizens come after them.</summary>
    public static int Number(SampleCitizen person) =>
        person == SampleCitizens.Citizen ? 41 : person == SampleCitizens.OtherCitizen ? 42 : SampleCitizens.Residents.ToList().IndexOf(person) + 1;
}
