using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

/// <summary>A definition that somebody uploads must not be able to stop the platform.</summary>
public sealed class LargeServiceTests
{
    [Fact]
    public void Run_OfManyLayersThatAreNotRequired_TakesNoExponentialTime()
    {
        // Each layer doubles the number of paths: 2^60 of them.
        var service = Given.Service([Given.Step("first"), .. Layers(60, "flag.a = true"), Given.Step("last", null, "health", "l59-0", "l59-1")]);
        var facts = Given.Named(("flag.a", false));

        var plan = WorkflowEngine.Plan(service, facts);
        Assert.Equal(["first"], plan.Steps[^1].Needs);
        var run = Given.Started(service, facts);
        Assert.Equal(StepStatus.Waiting, run["last"].Status);
        Assert.Equal(StepStatus.Open, run.After(service, new Grant(Given.Clerk("health"), "first", ""))["last"].Status);
        Assert.Equal(StepStatus.Cancelled, run.After(service, new Refuse(Given.Clerk("health"), "first", "no"))["last"].Status);
    }

    [Fact]
    public void Run_OfAVeryLongChainWrittenBackwards_NeitherOverflowsNorForgets()
    {
        var service = Given.Service([.. Chain(2_000).Reverse()]);
        Assert.Equal(1_999, WorkflowEngine.Plan(service, Given.Named()).Steps.Max(step => step.Wave));
        var refused = Given.Started(service, Given.Named()).After(service, new Refuse(Given.Clerk("health"), "c0000", "no"));
        Assert.Equal(1_999, refused.Steps.Values.Count(step => step.Status == StepStatus.Cancelled));
    }

    [Fact]
    public void Plan_OfACircleThatNobodyChecked_Answers()
    {
        var service = Given.Service(Given.Step("a"), Given.Step("b", needs: "c"), Given.Step("c", needs: "b"), Given.Step("d", needs: "c"));
        Assert.Equal(4, WorkflowEngine.Plan(service, Given.Named()).Steps.Count);
        Assert.Equal("a:Open b:Waiting c:Waiting d:Waiting", Given.Started(service, Given.Named()).Statuses());
    }

    private static IEnumerable<Step> Chain(int length) => Enumerable.Range(0, length).Select(number =>
        Given.Step($"c{number:0000}", null, "health", number == 0 ? [] : [$"c{number - 1:0000}"]));

    private static IEnumerable<Step> Layers(int count, string when) => Enumerable.Range(0, count).SelectMany(layer =>
    {
        string[] needs = layer == 0 ? ["first"] : [$"l{layer - 1}-0", $"l{layer - 1}-1"];
        return new[] { Given.Step($"l{layer}-0", when, "health", needs), Given.Step($"l{layer}-1", when, "health", needs) };
    });
}
