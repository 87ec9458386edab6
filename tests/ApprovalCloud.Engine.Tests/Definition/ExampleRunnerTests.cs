using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Tests.Reading;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class ExampleRunnerTests
{
    [Theory]
    [InlineData("[[first], [second]]", "[[first, second]]", "steps: expected “first second”, found “first | second”")]
    [InlineData("[fire, health]", "[fire]", "departments: expected “fire”, found “fire health”")]
    [InlineData("materials: [plan]", "materials: []", "materials: expected “”, found “plan”")]
    [InlineData("not-asked: [tenure.c]", "not-asked: [size.n]", "asked though not expected: expected “”, found “size.n”")]
    [InlineData("not-asked: [tenure.c]", "not-asked: [tenure.d]", "tenure.d is never asked")]
    [InlineData("working-days: 8", "working-days: 9", "working-days: expected “9”, found “8”")]
    [InlineData("due: 2026-04-20", "due: 2026-04-21", "due: expected “2026-04-21”, found “2026-04-20”")]
    [InlineData("outcome: partlyGranted", "outcome: granted", "outcome: expected “granted”, found “partlyGranted”")]
    [InlineData("refuse: [second]", "refuse: [secnd]", "there is no step secnd")]
    [InlineData("flag.a: false", "flag.a: perhaps", "choose yes or no")]
    [InlineData("flag.a: false", "flag.b: false", "there is no fact flag.b")]
    [InlineData(", born.d: 1990-01-31 }", ", tenure.c: owned }", "given though not asked: expected “”, found “tenure.c”")]
    [InlineData("size.n: 320, ", "", "it cannot be submitted: FactsMissing size.n")]
    public void Run_WhenAnExampleDoesNotHold_SaysHow(string old, string @new, string why)
    {
        var mistake = new Mistake(SmallWorkflows.Examples, old, @new);
        mistake.Breaks(FindingRule.ExampleFails, "name: A large");
        Assert.Contains(SmallWorkflows.Findings(mistake.File, old, @new), finding => finding.Message.En.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_WhenThereIsNoSuchService_SaysSo()
    {
        var findings = SmallWorkflows.Check("services/bar/v1.examples.yaml", SmallWorkflows.Files[SmallWorkflows.Examples]);
        Assert.Contains("there is no bar v1", Assert.Single(findings).Message.En, StringComparison.Ordinal);
    }
}
