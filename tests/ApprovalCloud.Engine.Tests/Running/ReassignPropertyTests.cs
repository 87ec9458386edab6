using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

/// <summary>Stories contain hand-overs, so whatever holds for every story holds with them; here, what a hand-over itself does and leaves alone.</summary>
public sealed class ReassignPropertyTests
{
    [Fact]
    public void HandOver_InAnyStory_ChangesNobodysStandingButWhoHoldsTheStep() => Story.Any.Sample(story => Assert.All(
        Moved(story), one => Assert.Equal(
            one.Before.With(one.Step.Key, one.Before[one.Step.Key] with { Assignee = null }), one.After.With(one.Step.Key, one.After[one.Step.Key] with { Assignee = null }))), iter: 500);

    [Fact]
    public void HandOver_InAnyStory_LeavesSomebodyWhoMayGoOn() => Story.Any.Sample(story => Assert.All(
        Moved(story).Where(one => one.After[one.Step.Key].Status == StepStatus.Open), one =>
        {
            var state = one.After[one.Step.Key];
            Assert.Null(WorkflowEngine.Refuse(story.Service, one.After, Given.Next(one.Step, state, Given.Worker(one.Step, state, 0), isRefused: false)));
        }), iter: 500);

    [Fact]
    public void HandOver_InAnyStory_TakesTheStepFromWhoeverHadIt() => Story.Any.Sample(story => Assert.All(
        Moved(story).Where(one => one.Before[one.Step.Key].Assignee is not null), one => Assert.Equal(
            RefusalRule.NotHeld,
            WorkflowEngine.Refuse(story.Service, one.After, new HandOver(one.Step.Key, one.Before[one.Step.Key].Assignee!, null, Guid.Empty))?.Rule)), iter: 500);

    [Fact]
    public void Stories_ContainHandOvers()
    {
        var moved = 0;
        Story.Any.Sample(story => Interlocked.Add(ref moved, Moved(story).Count()), iter: 500);
        Assert.True(moved > 50, $"{moved} hand-overs");
    }

    private static IEnumerable<(Run Before, Run After, Step Step)> Moved(Story story) => story.Turns
        .Where(turn => turn.Decision is Reassign or HandOver)
        .Select(turn => (turn.Before!, turn.Outcome.Run!, story.Service.Step(turn.Outcome.Events[0].StepKey!)!));
}
