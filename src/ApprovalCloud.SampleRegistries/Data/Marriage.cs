using ApprovalCloud.Core.Demo;

namespace ApprovalCloud.SampleRegistries.Data;

internal sealed record Marriage(SampleCitizen One, SampleCitizen Other)
{
    /// <summary>The two citizens are married to each other, and so are the fourth and the third resident.</summary>
    public static IEnumerable<Marriage> Everything() =>
    [
        new Marriage(SampleCitizens.Citizen, SampleCitizens.OtherCitizen),
        new Marriage(SampleCitizens.Residents[3], SampleCitizens.Residents[2]),
    ];
}
