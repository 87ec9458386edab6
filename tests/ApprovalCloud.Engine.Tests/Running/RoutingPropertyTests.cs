using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class RoutingPropertyTests
{
    [Fact]
    public void Join_InAnyStory_OpensItsStepOnce() => Story.Ended.Sample(story =>
    {
        foreach (var step in story.Service.Steps)
        {
            var open = false;
            foreach (var happened in story.Events.Where(happened => happened.StepKey == step.Key))
            {
                Assert.False(open && happened is StepOpened, $"{step.Key} opened twice");
                // A correction that makes the step necessary again gives it a new beginning.
                open = happened is StepOpened || (open && happened is not StepInvolved);
            }
        }
    }, iter: 400);

    [Fact]
    public void Step_InAnyStory_OpensOnlyWhenWhatItNeedsEndedWell() => Story.Ended.Sample(story =>
    {
        for (var count = 0; count < story.Events.Count; count++)
        {
            if (story.Events[count] is not StepOpened opened)
                continue;
            var before = WorkflowEngine.Replay(story.Service, story.Events.Take(count));
            Assert.True(NeedsOf(story.Service, opened.Step).All(need => EndedWell(story.Service, before, need)), opened.Step);
        }
    }, iter: 300);

    [Fact]
    public void Step_WhenNothingStandsBetweenAnyMore_IsOpenAtOnceAndNeverForgotten() => Story.Ended.Sample(story =>
    {
        foreach (var run in story.Turns.Select(turn => turn.Outcome.Run!))
        {
            foreach (var waiting in run.Steps.Where(step => step.Value.Status == StepStatus.Waiting).Select(step => step.Key))
            {
                Assert.Contains(NeedsOf(story.Service, waiting), need => !EndedWell(story.Service, run, need));
                Assert.DoesNotContain(NeedsOf(story.Service, waiting), need => IsBlocked(story.Service, run, need));
            }
        }
    }, iter: 400);

    [Fact]
    public void Steps_ThatNeedNothing_OpenTogetherAtTheStart() => RandomService.Any.Sample(random =>
    {
        var run = Given.Started(random.Service, random.Facts);
        var free = random.Service.Steps.Where(step => step.Needs.Count == 0 && random.Applies(step)).ToList();
        Assert.All(free, step => Assert.Equal(StepStatus.Open, run[step.Key].Status));
    }, iter: 300);

    [Fact]
    public void TaskOpened_InAnyStory_IsToldForExactlyTheStepsThatNewlyAreOpen() => Story.Ended.Sample(story =>
    {
        foreach (var (decision, before, outcome, _) in story.Turns.Where(turn => turn.Decision is not Resume))
        {
            var told = outcome.Effects.OfType<Effect.TaskOpened>().Select(effect => effect.Step).Order(StringComparer.Ordinal);
            var opened = outcome.Run!.Steps
                .Where(step => step.Value.Status == StepStatus.Open && before?[step.Key].Status != StepStatus.Open)
                .Select(step => step.Key);
            Assert.Equal(opened, told);
        }
    }, iter: 300);

    private static IReadOnlyList<string> NeedsOf(ServiceDefinition service, string step) => service.Step(step)!.Needs;

    // The rule in its plainest form; services here are small.
    private static bool EndedWell(ServiceDefinition service, Run run, string step) => run[step].Status switch
    {
        StepStatus.Granted => true,
        StepStatus.NotRequired => NeedsOf(service, step).All(need => EndedWell(service, run, need)),
        _ => false,
    };

    private static bool IsBlocked(ServiceDefinition service, Run run, string step) => run[step].Status switch
    {
        StepStatus.Refused or StepStatus.Cancelled => true,
        StepStatus.NotRequired => NeedsOf(service, step).Any(need => IsBlocked(service, run, need)),
        _ => false,
    };
}
