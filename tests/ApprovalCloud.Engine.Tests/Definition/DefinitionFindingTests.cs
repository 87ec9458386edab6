using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Tests.Reading;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class DefinitionFindingTests
{
    [Fact]
    public void SmallWorkflows_AsTheyStand_AreSound() =>
        Assert.Empty(SmallWorkflows.Check(SmallWorkflows.Service, SmallWorkflows.Files[SmallWorkflows.Service]));

    [Theory]
    [InlineData("- key: second", "- key: first", "- key: first\n    title: { en: Second")]
    [InlineData("- key: inner", "- key: stage", "  - key: stage\n        title: { en: Inner")]
    [InlineData("      - size.n\n", "      - size.n\n      - person.name\n", "- person.name\n      - flag.a")]
    [InlineData("steps:\n  - key: first", "  - key: plan\n    title: { en: P, zh-Hans: 图, zh-Hant: 圖 }\n    read-by: [first]\nsteps:\n  - key: first", "- key: plan")]
    public void Check_WhenAKeyStandsTwice_NamesTheSecond(string old, string @new, string line) =>
        new Mistake(SmallWorkflows.Service, old, @new).Breaks(FindingRule.KeyTwice, line);

    [Theory]
    [InlineData(SmallWorkflows.Service, "department: fire", "department: fier", "key: first")]
    [InlineData(SmallWorkflows.Service, "lead: health", "lead: heatlh", "key: stage")]
    [InlineData(SmallWorkflows.Facts, "owner: health", "owner: heatlh", "label: { en: Name")]
    public void Check_WhenADepartmentIsUnknown_NamesWhoSaysSo(string file, string old, string @new, string line) =>
        new Mistake(file, old, @new).Breaks(FindingRule.DepartmentUnknown, line);

    [Fact]
    public void Check_WhenALifeEventIsUnknown_NamesTheService() =>
        new Mistake(SmallWorkflows.Service, "life-events: [opening]", "life-events: [openning]").Breaks(FindingRule.LifeEventUnknown, "key: cafe");

    [Fact]
    public void Check_WhenANameIsMisspelt_SuggestsTheNearest()
    {
        var findings = SmallWorkflows.Findings(SmallWorkflows.Service, "department: fire", "department: fier");
        Assert.Contains("did you mean “fire”", Assert.Single(findings).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_WhenTheJurisdictionIsUnknown_NamesTheService() =>
        new Mistake(SmallWorkflows.Service, "jurisdiction: cn", "jurisdiction: se").Breaks(FindingRule.JurisdictionUnknown, "key: cafe");

    [Fact]
    public void Check_WhenTheCalendarIsUnknown_NamesTheService() =>
        new Mistake(SmallWorkflows.Jurisdiction, "calendar: cn", "calendar: se")
            .Breaks(FindingRule.CalendarUnknown, "key: cafe", SmallWorkflows.Service);

    [Fact]
    public void Check_WhenThereAreNoSteps_NamesTheService()
    {
        var service = SmallWorkflows.Files[SmallWorkflows.Service];
        new Mistake(SmallWorkflows.Service, service[service.IndexOf("steps:\n  - key: first", StringComparison.Ordinal)..], "steps: []")
            .Breaks(FindingRule.NoSteps, "key: cafe");
    }

    [Fact]
    public void Check_WhenNothingReadsAMaterial_NamesIt() =>
        new Mistake(SmallWorkflows.Service, "read-by: [first]", "read-by: []").Breaks(FindingRule.MaterialUnread, "key: plan");

    [Theory]
    [InlineData("needs: [first]", "needs: [frist]", "key: second")]
    [InlineData("needs: [second]", "needs: [secnd]", "key: inner")]
    [InlineData("read-by: [first]", "read-by: [frist]", "key: plan")]
    public void Check_WhenAStepIsUnknown_NamesWhoNeedsIt(string old, string @new, string line) =>
        new Mistake(SmallWorkflows.Service, old, @new).Breaks(FindingRule.StepUnknown, line);

    [Theory]
    [InlineData("{ statutory: 20, promised: 5, unit: working-days }", "{ statutory: 21, promised: 5 }", "key: first")]
    [InlineData("{ statutory: 45, promised: 15 }", "{ statutory: 46, promised: 15 }", "key: cafe")]
    public void Check_WhenALimitIsLongerThanTheLawAllows_NamesIt(string old, string @new, string line) =>
        new Mistake(SmallWorkflows.Service, old, @new).Breaks(FindingRule.LimitOverLaw, line);

    [Theory]
    [InlineData("{ statutory: 10, promised: 3 }", "{ statutory: 10, promised: 11 }", "key: second")]
    [InlineData("{ statutory: 45, promised: 15 }", "{ statutory: 45, promised: 46 }", "key: cafe")]
    public void Check_WhenMoreTimeIsPromisedThanTheLimit_NamesIt(string old, string @new, string line) =>
        new Mistake(SmallWorkflows.Service, old, @new).Breaks(FindingRule.PromiseOverLimit, line);
}
