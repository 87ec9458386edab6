using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Tests.Reading;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class QuestionFindingTests
{
    [Theory]
    [InlineData(", born.d]", ", born.d, person.nam]", "key: first")]
    [InlineData("when: size.n > 50", "when: size.m > 50", "key: plan")]
    [InlineData("when: flag.a = true\n      - fact", "when: flag.b = true\n      - fact", "fact: tenure.c")]
    public void Check_WhenAFactIsUnknown_NamesWhoUsesIt(string old, string @new, string line) =>
        new Mistake(SmallWorkflows.Service, old, @new).Breaks(FindingRule.FactUnknown, line);

    [Fact]
    public void Check_WhenAFactIsReadButNeverAsked_NamesWhoReadsIt() =>
        new Mistake(SmallWorkflows.Service, "      - fact: born.d\n        optional: true\n", "").Breaks(FindingRule.FactNotAsked, "key: first");

    [Fact]
    public void Check_WhenNothingUsesAQuestion_NamesIt() =>
        new Mistake(SmallWorkflows.Service, ", born.d]", "]").Breaks(FindingRule.QuestionWithoutUse, "fact: born.d");

    [Theory]
    [InlineData("      - person.name\n", "      - fact: person.name\n        when: size.n > 3\n", "fact: person.name")]
    [InlineData("when: flag.a = true\n      - fact", "when: tenure.c = \"owned\"\n      - fact", "fact: tenure.c")]
    public void Check_WhenAQuestionDependsOnALaterOneOrOnItself_NamesIt(string old, string @new, string line) =>
        new Mistake(SmallWorkflows.Service, old, @new).Breaks(FindingRule.QuestionTooEarly, line);

    [Fact]
    public void Check_WhenADecidingQuestionIsOptional_NamesIt() =>
        new Mistake(SmallWorkflows.Service, "      - size.n\n", "      - fact: size.n\n        optional: true\n")
            .Breaks(FindingRule.DecidingFactOptional, "fact: size.n");
}
