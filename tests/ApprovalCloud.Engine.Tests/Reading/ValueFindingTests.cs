using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Tests.Reading;

public sealed class ValueFindingTests
{
    [Theory]
    [InlineData("everybody")]
    [InlineData("Business")]
    [InlineData("busi-ness")]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("\" 1\"")]
    [InlineData("citizen,business")]
    [InlineData("\"\"")]
    [InlineData("[business]")]
    [InlineData("{ business: 1 }")]
    public void Read_OfAChoiceThatIsNone_NamesTheLine(string audience) =>
        new Mistake(SmallWorkflows.Service, "audience: business", $"audience: {audience}").Breaks(FindingRule.ValueInvalid, "audience");

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("2.5")]
    [InlineData("\"1,000\"")]
    [InlineData("99999999999999999999")]
    [InlineData("many")]
    [InlineData("\"\"")]
    [InlineData("[5]")]
    public void Read_OfALimitThatIsNoWholeNumber_NamesTheLine(string days) =>
        new Mistake(SmallWorkflows.Service, "statutory: 9", $"statutory: {days}").Breaks(FindingRule.ValueInvalid, "promised: 2 }");

    [Theory]
    [InlineData("min: 1", "min: much", "min:")]
    [InlineData("max: 1000", "max: 9999999999999999999999999999", "max:")]
    [InlineData("max: 1000", "max: 0", "label: { en: Size")]
    [InlineData("valid-for-days: 30", "valid-for-days: 1.5", "valid-for-days")]
    [InlineData("type: number", "type: Number", "type: Number")]
    [InlineData("sensitivity: personal\n    valid", "sensitivity: secret\n    valid", "secret")]
    [InlineData("  size.n:", "  size:", "  size:")]
    [InlineData("      owned:", "      Owned it:", "Owned it")]
    public void Read_OfAFactThatCannotBe_NamesTheLine(string old, string @new, string line) =>
        new Mistake(SmallWorkflows.Facts, old, @new).Breaks(FindingRule.ValueInvalid, line);

    [Theory]
    [InlineData("from: 2026-02-15", "from: 2026-02-30", "from")]
    [InlineData("from: 2026-02-15", "from: 15.2.2026", "from")]
    [InlineData("from: 2026-02-15", "from: 9999-12-31", "from")]
    [InlineData("to: 2026-02-23", "to: 2026-02-10", "to: 2")]
    [InlineData("to: 2026-02-23", "to: 2126-02-23", "to: 2")]
    [InlineData("[2026-02-14, 2026-02-28]", "[2026-02-14, Sunday]", "Sunday")]
    [InlineData("  2026:", "  26:", "  26:")]
    [InlineData("  2026:", "  this year:", "  this year:")]
    public void Read_OfACalendarThatCannotBe_NamesTheLine(string old, string @new, string line) =>
        new Mistake(SmallWorkflows.Calendar, old, @new).Breaks(FindingRule.ValueInvalid, line);

    [Theory]
    [InlineData(SmallWorkflows.Jurisdiction, "Asia/Shanghai", "Mars/Base", "Mars/Base")]
    [InlineData(SmallWorkflows.Jurisdiction, "cards: { yellow-at: 80 }", "cards: 20", "cards: 20")]
    [InlineData(SmallWorkflows.Departments, "  fire:", "  Fire Brigade:", "  Fire Brigade:")]
    [InlineData(SmallWorkflows.Service, "code: CAF1", "code: caf1", "code")]
    [InlineData(SmallWorkflows.Service, "code: CAF1", "code: \"咖啡馆1\"", "code")]
    [InlineData(SmallWorkflows.Service, "- key: plan", "- key: ../plan", "../plan")]
    [InlineData(SmallWorkflows.Service, "- key: inner", "- key: \"inner\\n\"", "inner\\n")]
    [InlineData(SmallWorkflows.Service, "secondary: true", "secondary: perhaps", "perhaps")]
    [InlineData(SmallWorkflows.Service, "- person.name\n      - size", "- [person.name]\n      - size", "[person.name]\n      - size")]
    [InlineData(SmallWorkflows.Service, "needs: [first]", "needs: first", "needs: first")]
    [InlineData(SmallWorkflows.Service, "[testing, expert-review]", "[testing, tasting]", "tasting")]
    [InlineData(SmallWorkflows.Examples, "departments: [fire, health]", "departments: all", "departments")]
    public void Read_OfAnotherKindOfValue_NamesTheLine(string file, string old, string @new, string line) =>
        new Mistake(file, old, @new).Breaks(FindingRule.ValueInvalid, line);

    [Fact]
    public void Read_OfAStageWithoutSteps_NamesIt()
    {
        var service = SmallWorkflows.Files[SmallWorkflows.Service];
        var inner = service[service.IndexOf("      - key: inner", StringComparison.Ordinal)..];
        new Mistake(SmallWorkflows.Service, $"    steps:\n{inner}", "    steps: []").Breaks(FindingRule.ValueInvalid, "steps: []");
    }

    [Fact]
    public void Read_OfAListInsteadOfAFile_NamesTheFile()
    {
        var finding = Assert.Single(SmallWorkflows.Check(SmallWorkflows.Examples, "- a\n- b"));
        Assert.Equal((FindingRule.ValueInvalid, SmallWorkflows.Examples, 1), (finding.Rule, finding.File, finding.Line));
    }
}
