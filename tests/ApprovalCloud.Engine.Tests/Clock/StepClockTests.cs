using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Clock;

public sealed class StepClockTests
{
    private static readonly WorkCalendar Calendar = WorkflowFolder.Read().Calendars["cn"];
    private static readonly Person Anna = Given.Clerk("health").Person;
    private static readonly DateOnly Opened = new(2026, 3, 2);

    [Fact]
    public void Replay_WhileTheStepHasNotOpened_HasNoClock() =>
        Assert.Null(StepClock.Replay("a", [Open(0) with { Step = "b" }], Day));

    [Fact]
    public void Replay_CountsFromTheDayTheStepOpened()
    {
        var clock = Replay(Open(0));
        Assert.Equal(Opened, clock.Started);
        Assert.Equal(new DateOnly(2026, 3, 9), clock.Due(5, Calendar).Date);
    }

    [Fact]
    public void Due_AfterACorrection_IsLaterByTheWorkingDaysItTook()
    {
        var clock = Replay(Open(0), Ask(1), Answer(3));
        Assert.Equal(2, clock.PausedWorkingDays(Calendar));
        Assert.Equal(new DateOnly(2026, 3, 11), clock.Due(5, Calendar).Date);
        Assert.Null(clock.PausedSince);
    }

    [Fact]
    public void Due_AfterASpecialProcedureOverAWeekend_LeavesTheWeekendOut() =>
        Assert.Equal(1, Replay(Open(0), Suspended(4), Resumed(7)).PausedWorkingDays(Calendar));

    [Fact]
    public void Due_WhenAPauseEndsOnTheDayItBegan_IsNotMoved()
    {
        var clock = Replay(Open(0), Ask(1), Answer(1), Suspended(2), Resumed(2));
        Assert.Equal(2, clock.Pauses.Count);
        Assert.Equal(Replay(Open(0)).Due(5, Calendar), clock.Due(5, Calendar));
    }

    [Fact]
    public void Replay_WhileTheApplicantIsAwaited_KnowsSinceWhen() => Assert.Equal(Opened.AddDays(3), Replay(Open(0), Ask(3)).PausedSince);

    [Fact]
    public void Replay_WhenAStepOpensAgain_BeginsAnew()
    {
        var clock = Replay(Open(0), Ask(1), Answer(3), new StepNotRequired(At(4), null, "a"), new StepInvolved(At(8), null, "a"), Open(9));
        Assert.Equal(Opened.AddDays(9), clock.Started);
        Assert.Empty(clock.Pauses);
    }

    [Fact]
    public void Replay_LooksAtItsOwnStepOnly() =>
        Assert.Empty(Replay(Open(0), Suspended(1) with { Step = "b" }, Resumed(9) with { Step = "b" }).Pauses);

    [Fact]
    public void Due_WithAnyPauses_IsNeverEarlierAndKeepsTheTimeOfTheClerk() =>
        Gen.Select(Gen.Int[0, 20].Array[0, 8], Gen.Int[0, 30]).Sample((gaps, limit) =>
        {
            var events = new List<RunEvent> { Open(0) };
            var day = 0;
            foreach (var (gap, place) in gaps.Select((gap, place) => (gap, place)))
            {
                day += gap;
                events.Add(place % 2 == 0 ? Ask(day) : Answer(day));
            }

            var clock = Replay([.. events]);
            var (plain, due) = (Replay(Open(0)).Due(limit, Calendar).Date, clock.Due(limit, Calendar).Date);
            Assert.True(due >= plain);
            if (limit > 0)
                Assert.Equal(limit, Calendar.WorkingDaysBetween(Opened, due) - clock.PausedWorkingDays(Calendar));
        }, iter: 300);

    private static StepClock Replay(params RunEvent[] events) => StepClock.Replay("a", events, Day)!;

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.DateTime);

    private static DateTimeOffset At(int day) => new(Opened.AddDays(day), new TimeOnly(10, 0), TimeSpan.FromHours(8));

    private static StepOpened Open(int day) => new(At(day), null, "a");

    private static CorrectionRequested Ask(int day) => new(At(day), Anna, "a", Guid.Empty, [], "");

    private static CorrectionAnswered Answer(int day) => new(At(day), Anna, "a", Guid.Empty, []);

    private static StepSuspended Suspended(int day) => new(At(day), Anna, "a", SpecialProcedure.Testing, "");

    private static StepResumed Resumed(int day) => new(At(day), Anna, "a", "");
}
