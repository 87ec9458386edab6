using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Tests.Reading;

public sealed class FormatFindingTests
{
    [Theory]
    [InlineData("version: 1\n", "  version: 1\n", "  version: 1")]
    [InlineData("code: CAF1", "key: again\ncode: CAF1", "key: again")]
    [InlineData("audience: business", "audience: [business", "audience: [business")]
    [InlineData("- size.n\n", "- &size size.n\n      - *size\n", "- *size")]
    public void Read_OfInvalidYaml_NamesTheLine(string old, string @new, string line) =>
        new Mistake(SmallWorkflows.Service, old, @new).Breaks(FindingRule.YamlInvalid, line);

    [Theory]
    [InlineData(SmallWorkflows.Service, "audience:", "colour: red\naudience:", "colour")]
    [InlineData(SmallWorkflows.Service, "promised: 15 }", "promised: 15, hoped: 3 }", "hoped")]
    [InlineData(SmallWorkflows.Service, "    lead: health\n", "    department: fire\n    lead: health\n", "    department: fire\n    lead")]
    [InlineData(SmallWorkflows.Service, "en: A café,", "en: A café, fr: Un café,", "fr: Un café")]
    [InlineData(SmallWorkflows.Facts, "    unit: m²", "    unit: m²\n    step: 5", "step: 5")]
    [InlineData(SmallWorkflows.Departments, "    code: \"01\"", "    code: \"01\"\n    phone: \"119\"", "phone")]
    [InlineData(SmallWorkflows.Calendar, "        to: 2026-02-23", "        to: 2026-02-23\n        till: 3", "till")]
    [InlineData(SmallWorkflows.Jurisdiction, "cards: { yellow-at: 80 }", "cards: { yellow-at: 80, year: 300 }", "year: 300")]
    [InlineData(SmallWorkflows.Examples, "      materials:", "      costs: 5\n      materials:", "costs")]
    public void Read_OfAPropertyNobodyKnows_NamesIt(string file, string old, string @new, string line) =>
        new Mistake(file, old, @new).Breaks(FindingRule.PropertyUnknown, line);

    [Theory]
    [InlineData(SmallWorkflows.Service, "audience: business\n", "", "key: cafe")]
    [InlineData(SmallWorkflows.Service, "{ statutory: 9, promised: 2 }", "{ statutory: 9 }", "{ statutory: 9 }")]
    [InlineData(SmallWorkflows.Service, "    lead: health\n", "", "- key: stage")]
    [InlineData(SmallWorkflows.Examples, "    submitted: 2026-02-10\n", "", "name: A large")]
    public void Read_WhenAPropertyIsMissing_NamesWhereItBelongs(string file, string old, string @new, string line) =>
        new Mistake(file, old, @new).Breaks(FindingRule.PropertyMissing, line);

    [Theory]
    [InlineData("zh-Hant: 咖啡館 }", "zh-Hant: \"\" }", "zh-Hans: 咖啡馆,")]
    [InlineData("zh-Hant: 咖啡館 }", "zh-Hant: \" \" }", "zh-Hans: 咖啡馆,")]
    [InlineData(", zh-Hans: 第一步骤, zh-Hant", ", zh-Hant", "title: { en: First")]
    [InlineData("en: Plan, ", "", "平面图")]
    public void Read_WhenATranslationIsMissing_NamesTheText(string old, string @new, string line) =>
        new Mistake(SmallWorkflows.Service, old, @new).Breaks(FindingRule.TranslationMissing, line);

    [Theory]
    [InlineData("when: size.n >= 300", "when: size.n >> 300", ">> 300")]
    [InlineData("when: size.n > 50", "when: size.n > 50 and", "50 and")]
    [InlineData("    when: flag.a = true\n    steps", "    when: = true\n    steps", "when: = true")]
    public void Read_WhenAConditionIsNotSFeel_NamesIt(string old, string @new, string line) =>
        new Mistake(SmallWorkflows.Service, old, @new).Breaks(FindingRule.ConditionInvalid, line);

    [Theory]
    [InlineData(SmallWorkflows.Service, "version: 1\n", "version: 2\n")]
    [InlineData(SmallWorkflows.Service, "key: cafe\n", "key: bar\n")]
    [InlineData(SmallWorkflows.Calendar, "key: cn", "key: se")]
    [InlineData(SmallWorkflows.Jurisdiction, "key: cn", "key: se")]
    public void Read_WhenAFileSaysOtherwiseThanItsPlace_NamesIt(string file, string old, string @new) =>
        new Mistake(file, old, @new).Breaks(FindingRule.FileMisplaced, SmallWorkflows.Edited(file, old, @new).Split('\n')[0]);

    [Fact]
    public void Read_OfExamplesWithoutAService_NamesTheFile()
    {
        var content = SmallWorkflows.Files[SmallWorkflows.Examples];
        var findings = SmallWorkflows.Check("services/cafe/examples.examples.yaml", content);
        var finding = Assert.Single(findings);
        Assert.Equal((FindingRule.FileMisplaced, 1), (finding.Rule, finding.Line));
        Mistake.SaysItInThreeLanguages(finding);
    }

    [Fact]
    public void FindingTexts_OfEveryRule_FillTheSamePlacesInEveryLanguage() => Assert.All(Enum.GetValues<FindingRule>(), rule =>
    {
        object[] arguments = ["αα", "ββ", "γγ", "δδ"];
        var finding = Finding.Of(rule, "a.yaml", 3, arguments);
        Mistake.SaysItInThreeLanguages(finding);
        Assert.All(arguments.Cast<string>(), argument => Assert.Equal(
            finding.Message.En.Contains(argument, StringComparison.Ordinal),
            finding.Message.ZhHans.Contains(argument, StringComparison.Ordinal)
                && finding.Message.ZhHant.Contains(argument, StringComparison.Ordinal)));
        Assert.StartsWith($"a.yaml:3: {rule}: ", finding.ToString(), StringComparison.Ordinal);
    });
}
