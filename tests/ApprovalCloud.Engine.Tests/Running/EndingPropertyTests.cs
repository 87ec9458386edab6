using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class EndingPropertyTests
{
    [Fact]
    public void Run_WhenEveryOpenStepGetsDecided_EndsOnceAndThatIsTheLastEvent() => Story.Ended.Sample(story =>
    {
        Assert.True(story.Run.IsEnded);
        var end = Assert.Single(story.Events.OfType<ApplicationEnded>());
        Assert.Same(story.Events[^1], end);
        Assert.Equal(story.Run.Status(story.Service), end.Status);
        Assert.All(story.Run.Steps.Values, step => Assert.False(step.Status.IsUndecided()));
    }, iter: 400);

    [Fact]
    public void Step_ThatIsRequired_EndsDecidedOrWasStoppedByARefusalOrAWithdrawal() => Story.Ended.Sample(story =>
    {
        var stopped = story.Run.IsWithdrawn || story.Run.Steps.Values.Any(step => step.Status == StepStatus.Refused);
        foreach (var step in story.Service.Steps.Where(step => step.When?.Evaluate(story.Facts) != Truth.False))
        {
            var status = story.Run[step.Key].Status;
            Assert.True(status is StepStatus.Granted or StepStatus.Refused || (stopped && status == StepStatus.Cancelled), $"{step.Key}: {status}");
        }
    }, iter: 400);

    [Fact]
    public void Step_OnceDecided_StandsWhateverHappensLater() => Story.Ended.Sample(story =>
    {
        foreach (var (_, before, outcome, _) in story.Turns.Where(turn => turn.Before is not null))
        {
            foreach (var (key, was) in before!.Steps.Where(step => step.Value.DecidedBy is not null))
                Assert.Equal(was, outcome.Run![key]);
        }
    }, iter: 300);

    [Fact]
    public void Refusal_ThatStopsAll_EndsTheCaseAtOnce() => Story.Any.Sample(story =>
    {
        foreach (var (decision, _, outcome, _) in story.Turns)
        {
            if (decision is Refuse { Step: var step } && story.Service.Step(step)!.OnRefusal == OnRefusal.StopAll)
                Assert.Equal((true, CaseStatus.Refused), (outcome.Run!.IsEnded, outcome.Run.Status(story.Service)));
        }
    }, iter: 400);

    [Fact]
    public void Status_OfAnEndedRun_FollowsFromItsSteps() => Story.Ended.Sample(story =>
    {
        var refused = story.Service.Steps.Where(step => story.Run[step.Key].Status == StepStatus.Refused).ToList();
        var granted = story.Run.Steps.Values.Any(step => step.Status == StepStatus.Granted);
        var expected = story.Run.IsWithdrawn ? CaseStatus.Withdrawn
            : refused.Count == 0 ? CaseStatus.Granted
            : refused.Exists(step => step.OnRefusal == OnRefusal.StopAll) || !granted ? CaseStatus.Refused
            : CaseStatus.PartlyGranted;
        Assert.Equal(expected, story.Run.Status(story.Service));
        Assert.True(granted || expected != CaseStatus.Granted, "granted without a grant");
    }, iter: 400);
}
