using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Tests.Reading;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class SharingFindingTests
{
    private const string Reason = "{ en: It is new, zh-Hans: 尚未登记, zh-Hant: 尚未登記 }";

    [Fact]
    public void Check_WhenAFactIsAskedBeforeWhatItIsLookedUpWith_NamesTheQuestion() =>
        new Mistake(SmallWorkflows.Service, "      - person.id\n      - child.n\n", "      - child.n\n      - person.id\n")
            .Breaks(FindingRule.AskedThoughHeld, "- child.n\n");

    [Fact]
    public void Check_WhenAFactIsLookedUpWithSomebodyWhoTakesNoPart_SaysWhatIsMissing()
    {
        var service = SmallWorkflows.Files[SmallWorkflows.Service];
        var from = service.IndexOf("parties:", StringComparison.Ordinal);
        var parties = service[from..service.IndexOf("materials:", StringComparison.Ordinal)];
        var findings = SmallWorkflows.Findings(SmallWorkflows.Service, parties, "");
        Assert.Contains("{partner}", Assert.Single(findings, finding => finding.Rule == FindingRule.AskedThoughHeld).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_WhenTheServiceSaysWhyItAsks_LetsItAsk() => Assert.Empty(SmallWorkflows.Findings(SmallWorkflows.Service,
        "      - person.id\n      - child.n\n", $"      - fact: child.n\n        asked-because: {Reason}\n      - person.id\n"));

    [Fact]
    public void Check_WhenNoRegistryHoldsWhatIsAskedWithAReason_NamesTheQuestion() =>
        new Mistake(SmallWorkflows.Service, "      - size.n\n", $"      - fact: size.n\n        asked-because: {Reason}\n")
            .Breaks(FindingRule.ReasonWithoutNeed, "fact: size.n");
}
