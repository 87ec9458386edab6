using System.Globalization;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.SampleRegistries.Data;

internal sealed record Company(
    string Uscc, string Name, string Form, string Industry, string Scope, decimal RegisteredCapital, SampleCitizen Representative, Premises Premises)
{
    public string Shareholders => $"{Representative.Name}：100%";

    public string LicenceNumber => $"511602000{Uscc[8..16].Sum(letter => letter * 7919) % 1_000_000:000000}";

    /// <summary>The citizen has one company; of the residents, one has two, a few none, and everybody else one.</summary>
    public static IEnumerable<Company> Everything() =>
    [
        Make(SampleCitizens.Citizen, 1, "川味小馆餐饮有限公司", "catering-hotels", "餐饮服务；食品销售", new Premises("四川省广安市广安区金安大道一段166号1层", "rented", 320, 420)),
        .. SampleCitizens.Residents.SelectMany((resident, place) => Enumerable.Range(1, CountOf(place + 1)).Select(nth => OfResident(resident, place + 1, nth))),
    ];

    private static int CountOf(int resident) => resident == 5 ? 2 : resident % 7 == 0 ? 0 : 1;

    private static Company OfResident(SampleCitizen resident, int number, int nth)
    {
        var (industry, trade, scope) = Trades[number % Trades.Length];
        var premises = new Premises(
            $"四川省广安市广安区{Streets.Of(number + nth)}{(number * 4) + nth}号1层{nth}号",
            number % 3 == 0 ? "owned" : "rented", 40 + (number * 37 % 420), 80 + (number * 53 % 900));
        return Make(resident, nth, $"广安{resident.Name}{trade}{nth}号有限公司", industry, scope, premises);
    }

    private static readonly (string Industry, string Trade, string Scope)[] Trades =
    [
        ("retail-wholesale", "百货", "日用百货销售"), ("catering-hotels", "餐饮", "餐饮服务"), ("other-services", "家政", "家政服务"),
        ("information-technology", "软件", "软件开发；信息技术咨询服务"), ("manufacturing", "食品", "糕点制造"), ("construction", "建筑", "室内装饰装修"),
    ];

    private static Company Make(SampleCitizen representative, int nth, string name, string industry, string scope, Premises premises)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"91511602MA6{Town.Number(representative):000}{nth}0Y");
        code = code.PadRight(17, '2');
        return new Company(code + Identifiers.UsccCheck(code), name, "limited-company", industry, scope, 100_000 * Town.Number(representative), representative, premises);
    }
}

/// <param name="Area">In square metres.</param>
/// <param name="SchoolDistance">In metres, from door to gate.</param>
internal sealed record Premises(string Address, string Tenure, int Area, int SchoolDistance);
