using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class EndingPropertyTests
{
    [Fact]
    public void Run_WhenEveryOpenStepGetsDecided_EndsAndOnceMoreAfterEachReopening() => Story.Ended.Sample(story =>
    {
        Assert.True(story.Run.IsEnded);
        var reopened = story.Turns.Count(turn => turn is { Before.IsEnded: true } && turn.Outcome.Events.Any(happened => happened is StepReopened));
        var ends = story.Events.OfType<ApplicationEnded>().ToList();
        Assert.Equal(1 + reopened, ends.Count);
        Assert.All(story.Events.SkipWhile(happened => happened != ends[^1]).Skip(1), happened => Assert.True(happened is AppealFiled or AppealDecided));
        Assert.Equal(story.Run.Status(story.Service), ends[^1].Status);
        Assert.All(story.Run.Steps.Values, step => Assert.False(step.Status.IsUndecided()));
    }, iter: 400);

    [Fact]
    public void Step_ThatIsRequired_EndsDecidedOrWasStoppedByARefusalOrAWithdrawal() => Story.Ended.Sample(story =>
    {
        var stopped = story.Run.IsWithdrawn || story.Run.Steps.Values.Any(step => step.Status.IsBlocking());
        var unneeded = story.Events.OfType<StepFoundUnneeded>().Select(found => found.Step).ToHashSet();
        foreach (var step in story.Service.Steps.Where(step => step.When?.Evaluate(story.Facts) != Truth.False && !unneeded.Contains(step.Key)))
        {
            var status = story.Run[step.Key].Status;
            Assert.True(
                status is StepStatus.Granted or StepStatus.Refused or StepStatus.NotAccepted || (stopped && status == StepStatus.Cancelled),
                $"{step.Key}: {status}");
        }
    }, iter: 400);

    [Fact]
    public void Step_OnceDecided_StandsUntilADecisionAboutItIsSetAside() => Story.Ended.Sample(story =>
    {
        foreach (var (_, before, outcome, _) in story.Turns.Where(turn => turn.Before is not null))
        {
            var reopened = outcome.Events.OfType<StepReopened>().Select(happened => happened.Step).ToHashSet();
            foreach (var (key, was) in before!.Steps.Where(step => step.Value.DecidedBy is not null && !reopened.Contains(step.Key)))
                Assert.Equal(was, outcome.Run![key] with { Detail = was.Detail });
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
        var blocking = story.Service.Steps.Where(step => story.Run[step.Key].Status.IsBlocking()).ToList();
        var refused = blocking.Exists(step => story.Run[step.Key].Status == StepStatus.Refused);
        var granted = story.Run.Steps.Values.Any(step => step.Status == StepStatus.Granted);
        var expected = story.Run.IsWithdrawn ? CaseStatus.Withdrawn
            : blocking.Count == 0 ? granted ? CaseStatus.Granted : CaseStatus.NotRequired
            : granted && !blocking.Exists(step => step.OnRefusal == OnRefusal.StopAll) ? CaseStatus.PartlyGranted
            : refused ? CaseStatus.Refused : CaseStatus.NotAccepted;
        Assert.Equal(expected, story.Run.Status(story.Service));
        Assert.True(granted || expected != CaseStatus.Granted, "granted without a grant");
    }, iter: 400);
}
