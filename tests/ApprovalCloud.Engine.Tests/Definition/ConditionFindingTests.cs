using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Tests.Reading;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class ConditionFindingTests
{
    [Theory]
    [InlineData("size.n >= \"large\"")]
    [InlineData("size.n = true")]
    [InlineData("flag.a > 3")]
    [InlineData("tenure.c = \"leased\"")]
    [InlineData("tenure.c in (\"owned\", \"leased\")")]
    [InlineData("tenure.c = date(\"1990-01-01\")")]
    [InlineData("size.n")]
    [InlineData("size.n + 1")]
    [InlineData("size.n and flag.a")]
    [InlineData("not(size.n)")]
    [InlineData("person.name + 1 > 2")]
    [InlineData("-flag.a = 1")]
    [InlineData("size.n in [1..flag.a]")]
    public void Check_WhenUnlikeThingsAreCompared_NamesTheCondition(string when) =>
        new Mistake(SmallWorkflows.Service, "when: size.n >= 300", $"when: '{when}'").Breaks(FindingRule.ConditionMixesTypes, "key: second");

    // The example no longer holds with another condition, so only the definition is looked at.
    [Theory]
    [InlineData("size.n > 1000")]
    [InlineData("size.n < 1")]
    [InlineData("size.n > 3 and size.n < 3")]
    [InlineData("size.n in (5..5]")]
    [InlineData("flag.a and not(flag.a)")]
    [InlineData("tenure.c = \"owned\" and tenure.c = \"rented\"")]
    [InlineData("flag.a = false and tenure.c = \"owned\"")]
    [InlineData("born.d > date(\"2026-01-01\") and born.d < date(\"2025-01-01\")")]
    [InlineData("person.name = \"a\" and person.name = \"b\"")]
    public void Check_WhenAConditionCanNeverHold_SaysThatItsStepIsUnreachable(string when)
    {
        var finding = Assert.Single(Check(when));
        Assert.Equal(FindingRule.StepUnreachable, finding.Rule);
        Mistake.SaysItInThreeLanguages(finding);
    }

    [Theory]
    [InlineData("size.n > 3 and size.n < 4")]
    [InlineData("size.n > 999.5")]
    [InlineData("size.n <= 1")]
    [InlineData("size.n in (1..1.5)")]
    [InlineData("size.n / 1000 >= 0.5")]
    [InlineData("size.n * 2 = 7")]
    [InlineData("-size.n < -3")]
    [InlineData("size.n > size.n - 1")]
    [InlineData("person.name > \"m\"")]
    [InlineData("person.name != \"m\"")]
    [InlineData("born.d > date(\"1990-01-01\") and born.d < date(\"1990-01-03\")")]
    [InlineData("born.d <= date(\"0001-01-01\") or born.d >= date(\"9999-12-31\")")]
    [InlineData("flag.a = false and tenure.c = null")]
    [InlineData("flag.a or size.n > 5")]
    public void Check_WhenAConditionCanHold_FindsNothing(string when) => Assert.Empty(Check(when));

    [Fact]
    public void Check_OfAConditionOverManyFacts_EndsSoon()
    {
        var names = Enumerable.Range(0, 80).Select(number => $"flag.f{number}").ToList();
        // No combination of answers satisfies it, and there are 2^80 of them.
        var when = string.Join(" and ", names) + " and not(flag.f0)";
        var service = Given.Service(Given.Step("a", when)) with { Jurisdiction = "cn" };
        var workflows = Engine.Reading.WorkflowsReader.Read(
            [.. SmallWorkflows.Files.Select(file => new Engine.Reading.WorkflowFile(file.Key, file.Value))]).Workflows;
        var flags = names.Append("person.name").Select(name =>
            new FactDefinition(name, name == "person.name" ? FactType.Text : FactType.Boolean, Text.Empty, Text.Empty));

        Assert.Empty(DefinitionChecker.Check(service, workflows with { Vocabulary = new Vocabulary(flags) }));
    }

    private static IReadOnlyList<Finding> Check(string when)
    {
        var content = SmallWorkflows.Edited(SmallWorkflows.Service, "when: size.n >= 300", $"when: '{when}'")
            .Replace("        optional: true\n", "", StringComparison.Ordinal);
        var (workflows, findings) = Engine.Reading.WorkflowsReader.Read(SmallWorkflows.With(SmallWorkflows.Service, content));
        Assert.Empty(findings);
        return DefinitionChecker.Check(workflows.Services.Single(), workflows);
    }
}
