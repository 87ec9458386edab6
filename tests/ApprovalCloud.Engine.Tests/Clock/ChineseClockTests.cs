using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Clock;

/// <summary>行政许可法, reckoned by hand.</summary>
public sealed class ChineseClockTests
{
    private const TimeUnit Days = TimeUnit.WorkingDay;

    [Theory]
    [InlineData("2026-02-10", 5, "2026-02-24")]
    [InlineData("2026-02-10", 20, "2026-03-16")]
    [InlineData("2026-02-14", 5, "2026-02-28")]
    [InlineData("2026-09-18", 5, "2026-09-24")]
    [InlineData("2026-09-30", 10, "2026-10-20")]
    [InlineData("2026-04-30", 20, "2026-06-01")]
    [InlineData("2025-09-26", 5, "2025-10-10")]
    public void Due_FromAcceptance_IsTheKnownDate(string accepted, int days, string due) =>
        Assert.Equal(DateOnly.Parse(due), Received(accepted).Accepted(accepted).Due(days, Days));

    [Fact]
    public void Due_WhileItIsNotAccepted_IsReckonedFromReceipt()
    {
        var story = Received("2026-03-03");
        Assert.Null(story.Clock.Started);
        Assert.Equal(new DateOnly(2026, 3, 31), story.Due(20, Days));
    }

    [Fact]
    public void Due_AfterAcceptanceThreeDaysLater_StartsWithTheAcceptance() =>
        Assert.Equal(new DateOnly(2026, 4, 3), Received("2026-03-03").Accepted("2026-03-06").Due(20, Days));

    // Notice was due on 10 March; nothing was said.
    [Theory]
    [InlineData(AcceptanceKind.Deemed)]
    [InlineData(AcceptanceKind.WithDecision)]
    public void Due_OfWhatNobodyAcceptedInTime_IsReckonedFromReceipt(AcceptanceKind manner) =>
        Assert.Equal(new DateOnly(2026, 3, 31), Received("2026-03-03").Accepted("2026-03-11", manner).Due(20, Days));

    [Fact]
    public void Due_AfterACorrectionBeforeAcceptance_StartsWithTheAnswer()
    {
        var story = Received("2026-03-03").Asked("2026-03-05").Answered("2026-03-12").Accepted("2026-03-12", AcceptanceKind.AfterCorrection);
        Assert.Equal(new DateOnly(2026, 3, 12), story.Clock.Started);
        Assert.Equal(0, story.Clock.StoppedDays(Days, story.Calendar));
        Assert.Equal(new DateOnly(2026, 4, 10), story.Due(20, Days));
    }

    [Fact]
    public void Due_AfterTestingOfSevenWorkingDays_IsSevenLater() => Assert.Equal(
        new DateOnly(2026, 4, 9),
        Accepted().Began(SpecialProcedure.Testing, "2026-03-06").Ended(SpecialProcedure.Testing, "2026-03-17").Due(20, Days));

    [Fact]
    public void Due_AfterProceduresThatOverlap_CountsTheirDaysOnce()
    {
        var story = Accepted().Began(SpecialProcedure.Testing, "2026-03-06").Began(SpecialProcedure.ExpertReview, "2026-03-12")
            .Ended(SpecialProcedure.Testing, "2026-03-17").Ended(SpecialProcedure.ExpertReview, "2026-03-19");
        Assert.Equal(9, story.Clock.StoppedDays(Days, story.Calendar));
        Assert.Equal(new DateOnly(2026, 4, 13), story.Due(20, Days));
    }

    [Fact]
    public void Due_AfterAnExtension_IsTenWorkingDaysLater() =>
        Assert.Equal(new DateOnly(2026, 4, 14), Accepted().Extended("2026-03-20", 10, Days).Due(20, Days));

    [Fact]
    public void Promise_IsNotExtended() => Assert.Equal(
        new DateOnly(2026, 3, 11), Accepted().Extended("2026-03-09", 10, Days).Clock.Unextended.Due(new Duration(7, Days), Accepted().Calendar).Date);

    [Fact]
    public void Due_AfterASecondNoticeAboutTheSameThing_IsNotMoved()
    {
        var story = Accepted().Asked("2026-03-06", null, "plan").Answered("2026-03-17");
        Assert.Equal(new DateOnly(2026, 3, 30), story.Due(20, Days));
        Assert.Contains(story.Events, happened => happened is { Change: ClockChange.WentOn, Rule: ClockRule.RepeatedNotice });
    }

    [Fact]
    public void Due_WhenItIsStoppedAfterItHasPassed_IsNotMoved() => Assert.Equal(
        new DateOnly(2026, 3, 30),
        Accepted().Began(SpecialProcedure.Testing, "2026-03-31").Ended(SpecialProcedure.Testing, "2026-04-20").Due(20, Days));

    [Fact]
    public void Clock_WhileAProcedureRuns_StandsSinceTheDayAfterItBegan()
    {
        var clock = Accepted().Began(SpecialProcedure.Testing, "2026-03-06").Clock;
        Assert.Equal(new DateOnly(2026, 3, 7), clock.StandsSince);
        Assert.True(clock.IsStopped(new DateOnly(2026, 3, 6)));
    }

    [Fact]
    public void Clock_OfADecidedStep_StandsNoMore() =>
        Assert.False(Accepted().Began(SpecialProcedure.Testing, "2026-03-06").Ended(SpecialProcedure.Testing, "2026-03-09").Granted("2026-03-10").Clock
            .IsStopped(new DateOnly(2026, 3, 10)));

    [Theory]
    [InlineData("2026-03-02", 45, TimeUnit.WorkingDay, "2026-05-08")]
    [InlineData("2026-03-30", 10, TimeUnit.WorkingDay, "2026-04-14")]
    [InlineData("2026-03-16", 60, TimeUnit.CalendarDay, "2026-05-15")]
    [InlineData("2026-03-16", 6, TimeUnit.Month, "2026-09-16")]
    public void Due_OfJointCasesDeliveryAndRemedies_IsReckonedInTheirUnits(string from, int length, TimeUnit unit, string due) =>
        Assert.Equal(DateOnly.Parse(due), Accepted().Calendar.Due(DateOnly.Parse(from), new Duration(length, unit)).Date);

    private static ClockStory Received(string on) => new("cn", on);

    private static ClockStory Accepted() => Received("2026-03-02").Accepted("2026-03-02");
}
