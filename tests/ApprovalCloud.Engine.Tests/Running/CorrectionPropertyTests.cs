using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class CorrectionPropertyTests
{
    [Fact]
    public void AnswerCorrection_WhenFactsChange_LooksAtEveryConditionAgain() => Story.Any.Sample(story =>
    {
        foreach (var (_, before, outcome, facts) in story.Turns.Where(turn => turn.Decision is AnswerCorrection))
        {
            foreach (var step in story.Service.Steps)
            {
                var (was, now) = (before![step.Key].Status, outcome.Run![step.Key].Status);
                var applies = step.When?.Evaluate(facts) != Truth.False;
                // A department's finding that no permit is needed stands while nothing changes that it reads.
                if (before[step.Key] is { Status: StepStatus.NotRequired, DecidedAt: not null })
                    Assert.Equal(was, now);
                else if (was.IsUndecided())
                    Assert.Equal(applies, now != StepStatus.NotRequired);
                else if (was == StepStatus.NotRequired)
                    Assert.Equal(applies, now is StepStatus.Waiting or StepStatus.Open or StepStatus.Cancelled);
                else
                    Assert.Equal(was, now);
            }
        }
    }, iter: 600);

    [Fact]
    public void Withdraw_AtAnyTime_CancelsWhatIsUndecidedAndLeavesTheRest() => Story.Any.Sample(story =>
    {
        var before = story.Run;
        if (before.IsEnded)
            return;
        story.Decide(new Withdraw(Given.Citizen, "changed plans"));
        foreach (var (key, was) in before.Steps)
        {
            var now = story.Run[key];
            if (was.Status.IsUndecided())
                Assert.Equal(StepStatus.Cancelled, now.Status);
            else
                Assert.Equal(was, now);
            Assert.Null(now.Correction);
        }

        Assert.Equal(CaseStatus.Withdrawn, story.Run.Status(story.Service));
        Assert.IsType<ApplicationEnded>(story.Events[^1]);
    }, iter: 300);
}
