using ApprovalCloud.Core.Demo;

namespace ApprovalCloud.SampleRegistries.Data;

internal sealed record Birth(SampleCitizen Mother, string Sex, DateOnly BirthDate, int BirthWeight, string Hospital)
{
    /// <summary>The citizen has a daughter; of the residents, one mother has twins.</summary>
    public static IEnumerable<Birth> Everything() =>
    [
        new Birth(SampleCitizens.Citizen, "female", new DateOnly(2026, 2, 20), 3250, "广安市人民医院"),
        new Birth(SampleCitizens.Residents[3], "male", new DateOnly(2026, 1, 12), 3480, "广安市妇幼保健院"),
        new Birth(SampleCitizens.Residents[7], "female", new DateOnly(2025, 12, 30), 2510, "广安市人民医院"),
        new Birth(SampleCitizens.Residents[7], "male", new DateOnly(2025, 12, 30), 2630, "广安市人民医院"),
    ];
}
