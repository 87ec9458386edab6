using System.Text.Json;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class ReplayPropertyTests
{
    [Fact]
    public void Replay_AfterEveryDecision_GivesTheSameRun() => Story.Any.Sample(story =>
    {
        var events = new List<RunEvent>();
        foreach (var turn in story.Turns)
        {
            events.AddRange(turn.Outcome.Events);
            Assert.Equal(turn.Outcome.Run, WorkflowEngine.Replay(story.Service, events));
        }
    }, iter: 300);

    [Fact]
    public void Replay_OfEventsThatWereStoredAsJson_GivesTheSameRun() => Story.Ended.Sample(story =>
    {
        var stored = story.Events.Select(happened => JsonSerializer.Serialize(happened)).ToList();
        var read = stored.Select(json => JsonSerializer.Deserialize<RunEvent>(json)!);
        Assert.Equal(story.Run, WorkflowEngine.Replay(story.Service, read));
    }, iter: 100);

    [Fact]
    public void Decide_TwiceFromTheSameRun_GivesTheSameOutcome() => Story.Any.Sample(story =>
    {
        foreach (var (decision, before, outcome, _) in story.Turns.Where(turn => turn.Decision is not null))
        {
            var again = WorkflowEngine.Decide(story.Service, before!, decision!, outcome.Events[0].At);
            Assert.Equal(outcome.Run, again.Run);
            Assert.Equal(outcome.Events.Select(happened => $"{happened}"), again.Events.Select(happened => $"{happened}"));
        }
    }, iter: 100);

    [Fact]
    public void Replay_OfNothing_IsAMistake() =>
        Assert.Throws<ArgumentException>(() => WorkflowEngine.Replay(Given.Service(Given.Step("a")), []));

    [Fact]
    public void Replay_WhenHistoryLacksItsBeginning_IsAMistake() => Assert.Throws<ArgumentException>(() =>
        WorkflowEngine.Replay(Given.Service(Given.Step("a")), [new StepOpened(Given.Now, null, "a")]));
}
