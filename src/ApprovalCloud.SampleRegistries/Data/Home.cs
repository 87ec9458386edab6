using ApprovalCloud.Core.Demo;

namespace ApprovalCloud.SampleRegistries.Data;

internal sealed record Home(string CertificateNumber, SampleCitizen Owner, string Address, decimal Area, string Use, DateOnly AcquiredOn, bool IsMortgaged)
{
    /// <summary>The second citizen has one home, without a mortgage; every third resident has one, every tenth another.</summary>
    public static IEnumerable<Home> Everything() =>
    [
        new Home("川（2019）广安区不动产权第0020902号", SampleCitizens.OtherCitizen, Town.AddressOf(SampleCitizens.OtherCitizen), 96.4m, "residential", new DateOnly(2019, 5, 20), IsMortgaged: false),
        .. SampleCitizens.Residents.SelectMany((resident, place) => Of(resident, place + 1)),
    ];

    private static IEnumerable<Home> Of(SampleCitizen resident, int number)
    {
        if (number % 3 == 0)
            yield return Make(resident, number, 1);
        if (number % 10 == 0)
            yield return Make(resident, number, 2);
    }

    private static Home Make(SampleCitizen owner, int number, int nth) => new(
        $"川（{2010 + (number % 14)}）广安区不动产权第{(number * 1000) + nth:0000000}号", owner,
        nth == 1 ? Town.AddressOf(owner) : $"四川省广安市广安区{Streets.Of(number)}{number + 200}号{nth}幢301室",
        60 + (number * 4.5m), "residential", new DateOnly(2010 + (number % 14), 1 + (number % 12), 15), number % 2 == 0);
}
