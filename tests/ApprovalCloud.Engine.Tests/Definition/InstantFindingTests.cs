using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Tests.Reading;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class InstantFindingTests
{
    private const string Rule = "grant-when: size.n < 100";

    [Fact]
    public void Check_WhenARuleLooksAtWhatTheStepDoesNotRead_NamesTheStep() =>
        new Mistake(SmallWorkflows.Service, "reads: [person.name, size.n, flag.a,", "reads: [person.name, flag.a,").Breaks(FindingRule.InstantFactUnread, "key: first");

    [Fact]
    public void Check_WhenARuleLooksAtAnUnknownFact_NamesTheStep() =>
        new Mistake(SmallWorkflows.Service, Rule, "grant-when: size.m < 100").Breaks(FindingRule.FactUnknown, "key: first");

    [Fact]
    public void Check_WhenAStepThatNeedsALookIsGrantedInBulk_NamesTheStep() =>
        new Mistake(SmallWorkflows.Service, "renews: badge", "visit: true").Breaks(FindingRule.BulkNeedsALook, "key: second");

    [Fact]
    public void Check_WhenBulkIsNoYesOrNo_NamesTheLine() =>
        new Mistake(SmallWorkflows.Service, "bulk: true", "bulk: some").Breaks(FindingRule.ValueInvalid, "bulk: some");

    [Theory]
    [InlineData("size.n < \"small\"")]
    [InlineData("size.n")]
    [InlineData("flag.a > 3")]
    public void Check_WhenARuleComparesUnlikeThings_NamesTheStep(string when) =>
        new Mistake(SmallWorkflows.Service, Rule, $"grant-when: '{when}'").Breaks(FindingRule.ConditionMixesTypes, "key: first");

    [Fact]
    public void Example_WhoseStepsAreGrantedAtOnce_SaysWhich()
    {
        const string Old = "outcome: partlyGranted";
        Assert.Contains(
            SmallWorkflows.Findings(SmallWorkflows.Examples, Old, Old + "\n      granted-at-once: [first]"),
            finding => finding.Message.En.Contains("granted-at-once: expected “first”, found “”", StringComparison.Ordinal));
        Assert.Contains(
            SmallWorkflows.Findings(SmallWorkflows.Service, Rule, "grant-when: size.n < 1000"),
            finding => finding.Message.En.Contains("granted-at-once: expected “”, found “first”", StringComparison.Ordinal));
    }
}
