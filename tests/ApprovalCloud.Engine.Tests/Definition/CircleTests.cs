using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Tests.Reading;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class CircleTests
{
    [Fact]
    public void Check_WhenStepsWaitForEachOther_NamesTheirCircleAndWhatWaitsForIt()
    {
        var findings = SmallWorkflows.Findings(SmallWorkflows.Service, "department: fire\n", "department: fire\n    needs: [second]\n");
        var circle = Assert.Single(findings, finding => finding.Rule == FindingRule.StepsInCircle);
        Assert.Contains("first → second", circle.Message.En, StringComparison.Ordinal);
        var behind = Assert.Single(findings, finding => finding.Rule == FindingRule.StepUnreachable);
        Assert.Contains("inner", behind.Message.En, StringComparison.Ordinal);
        Assert.All(findings, Mistake.SaysItInThreeLanguages);
    }

    [Theory]
    [InlineData("department: fire\n", "department: fire\n    needs: [stage]\n", "key: first")]
    [InlineData("needs: [first]", "needs: [stage]", "key: second")]
    [InlineData("needs: [second]", "needs: [stage]", "key: inner")]
    [InlineData("needs: [first]", "needs: [second]", "key: second")]
    [InlineData("- key: inner\n", "- key: inner\n        needs: [stage]\n", "key: inner")]
    public void Check_WhenACircleGoesThroughAStage_NamesItsFirstStep(string old, string @new, string line) =>
        new Mistake(SmallWorkflows.Service, old, @new).Breaks(FindingRule.StepsInCircle, line);

    [Fact]
    public void Check_OfTwoCircles_NamesEach()
    {
        var service = Given.Service(
            Given.Step("a", needs: "b"), Given.Step("b", needs: "a"), Given.Step("c", needs: ["d", "b"]), Given.Step("d", needs: "e"),
            Given.Step("e", needs: "c"), Given.Step("f", needs: "d"), Given.Step("g"));
        var findings = DefinitionChecker.Check(service, WorkflowFolder.Read());
        Assert.Equal(
            ["a → b", "c → d → e"],
            findings.Where(finding => finding.Rule == FindingRule.StepsInCircle).Select(finding => finding.Message.En.Split(": ")[1].Split(". ")[0]));
        Assert.Contains("“f”", Assert.Single(findings, finding => finding.Rule == FindingRule.StepUnreachable).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfAVeryLongCircle_EndsSoon()
    {
        var service = Given.Service([.. Enumerable.Range(0, 1_000).Select(number =>
            Given.Step($"s{number}", null, "health", $"s{(number + 1) % 1_000}"))]);
        Assert.Single(DefinitionChecker.Check(service, WorkflowFolder.Read()), finding => finding.Rule == FindingRule.StepsInCircle);
    }
}
