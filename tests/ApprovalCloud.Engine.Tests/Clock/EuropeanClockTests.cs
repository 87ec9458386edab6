using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Clock;

/// <summary>Directive 2006/123/EC, VwVfG and Awb, reckoned by hand.</summary>
public sealed class EuropeanClockTests
{
    [Theory]
    [InlineData("2026-02-02", "2026-04-02")]
    [InlineData("2026-02-03", "2026-04-07")]
    public void Eu_TwoMonthsFromCompleteDocuments_RollOverEaster(string complete, string due) =>
        Assert.Equal(DateOnly.Parse(due), new ClockStory("eu", complete).Due(2, TimeUnit.Month));

    [Fact]
    public void Eu_WhenAPaperWasMissing_StartsOnTheDayItCame()
    {
        var story = new ClockStory("eu", "2026-01-12").Asked("2026-01-14").Answered("2026-01-31").Accepted("2026-01-31", AcceptanceKind.AfterCorrection);
        Assert.Equal(new DateOnly(2026, 3, 2), story.Due(1, TimeUnit.Month));
    }

    [Fact]
    public void Eu_ExtendedOnce_IsAMonthLater() =>
        Assert.Equal(new DateOnly(2026, 6, 18), new ClockStory("eu", "2026-03-18").Extended("2026-05-04", 1, TimeUnit.Month).Due(2, TimeUnit.Month));

    [Theory]
    [InlineData("2026-03-30", 1, TimeUnit.Month, "2026-04-30")]
    [InlineData("2026-04-01", 1, TimeUnit.Month, "2026-05-04")]
    [InlineData("2026-03-31", 10, TimeUnit.WorkingDay, "2026-04-16")]
    [InlineData("2026-12-11", 2, TimeUnit.Week, "2026-12-28")]
    public void Eu_InOtherUnits_IsTheKnownDate(string complete, int length, TimeUnit unit, string due) =>
        Assert.Equal(DateOnly.Parse(due), new ClockStory("eu", complete).Due(length, unit));

    [Theory]
    [InlineData("2025-11-27", "2026-03-02")]
    [InlineData("2026-11-27", "2027-03-01")]
    [InlineData("2027-11-27", "2028-02-29")]
    public void De_ThreeMonthsFromTheEndOfNovember_EndWithFebruary(string handedIn, string due) =>
        Assert.Equal(DateOnly.Parse(due), new ClockStory("de", handedIn).Due(3, TimeUnit.Month));

    // Received on the third day, be that a Saturday: a date, not a limit.
    [Theory]
    [InlineData("2026-03-02", "2026-03-05", "2026-06-05")]
    [InlineData("2026-04-01", "2026-04-04", "2026-07-06")]
    public void De_ThroughASingleBody_IsReceivedOnTheThirdDay(string handedIn, string received, string due)
    {
        var story = new ClockStory("de", handedIn);
        Assert.Equal(DateOnly.Parse(received), story.Clock.Received);
        Assert.Equal(DateOnly.Parse(due), story.Due(3, TimeUnit.Month));
    }

    [Fact]
    public void De_ExtendedBySixWeeks_IsSixWeeksLater() =>
        Assert.Equal(new DateOnly(2026, 6, 29), new ClockStory("de", "2026-02-15").Extended("2026-05-04", 6, TimeUnit.Week).Due(3, TimeUnit.Month));

    [Fact]
    public void De_WithADrawingMissing_HasNotBegunAndIsNotPaused()
    {
        var story = new ClockStory("de", "2026-05-29").Asked("2026-06-03").Answered("2026-06-19").Accepted("2026-06-19", AcceptanceKind.AfterCorrection);
        Assert.Equal(0, story.Clock.StoppedDays(TimeUnit.Month, story.Calendar));
        Assert.Equal(new DateOnly(2026, 9, 21), story.Due(3, TimeUnit.Month));
    }

    [Theory]
    [InlineData("2026-01-06", "2026-03-03")]
    [InlineData("2026-02-06", "2026-04-07")]
    [InlineData("2026-03-20", "2026-05-18")]
    public void Nl_EightWeeksFromReceipt_RollOverHolidays(string received, string due) =>
        Assert.Equal(DateOnly.Parse(due), new ClockStory("nl", received).Due(8, TimeUnit.Week));

    [Fact]
    public void Nl_AskedWithATermAndNothingCame_IsPausedUntilTheTermLapses()
    {
        var story = new ClockStory("nl", "2026-06-01").Asked("2026-06-10", "2026-06-24");
        Assert.Equal(new DateOnly(2026, 8, 10), story.Due(8, TimeUnit.Week));
        Assert.True(story.Clock.IsStopped(new DateOnly(2026, 6, 23)));
        Assert.False(story.Clock.IsStopped(new DateOnly(2026, 6, 25)));
        Assert.Equal(new DateOnly(2026, 8, 10), story.Answered("2026-06-30").Due(8, TimeUnit.Week));
    }

    [Theory]
    [InlineData("2026-06-20", "2026-07-01", "2026-07-05", "2026-08-17")]
    [InlineData("2026-06-20", "2026-07-01", "2026-06-26", "2026-08-11")]
    [InlineData("2026-06-29", "2026-07-03", "2026-07-05", "2026-08-14")]
    public void Nl_GivenMoreTime_IsPausedUntilThen_OrUntilTheAnswer(string given, string until, string answered, string due) => Assert.Equal(
        DateOnly.Parse(due),
        new ClockStory("nl", "2026-06-01").Asked("2026-06-10", "2026-06-24").GivenTime(given, until).Answered(answered).Due(8, TimeUnit.Week));

    [Fact]
    public void Nl_AskedWithoutATerm_IsNotPausedAtAll()
    {
        var story = new ClockStory("nl", "2026-06-01").Asked("2026-06-10").Answered("2026-06-30");
        Assert.Equal(new DateOnly(2026, 7, 27), story.Due(8, TimeUnit.Week));
        Assert.Contains(story.Events, happened => happened is { Change: ClockChange.WentOn, Rule: ClockRule.NoTerm });
    }

    [Fact]
    public void Nl_AnsweredBeforeTheTerm_RunsAgainOnTheDayOfTheAnswer()
    {
        var story = new ClockStory("nl", "2026-06-01").Asked("2026-06-08", "2026-06-22").Answered("2026-06-17");
        Assert.Equal(new DateOnly(2026, 8, 4), story.Due(8, TimeUnit.Week));
        Assert.Equal(new DateOnly(2026, 11, 9), new ClockStory("nl", "2026-09-03").Asked("2026-09-07", "2026-09-21").Answered("2026-09-18").Due(8, TimeUnit.Week));
    }

    [Fact]
    public void Nl_AskedTwiceAtOnce_CountsTheDaysOnce()
    {
        var story = new ClockStory("nl", "2026-02-09").Asked("2026-03-02", "2026-03-16").Asked("2026-03-09", "2026-03-23");
        Assert.Equal(21, story.Clock.StoppedDays(TimeUnit.Week, story.Calendar));
        Assert.Equal(new DateOnly(2026, 4, 28), story.Due(8, TimeUnit.Week));
    }

    [Fact]
    public void Nl_AHearing_StopsNothing() =>
        Assert.Equal(new DateOnly(2026, 7, 27), new ClockStory("nl", "2026-06-01").Began(SpecialProcedure.Hearing, "2026-06-10").Due(8, TimeUnit.Week));

    [Fact]
    public void Nl_ExtendedByFourWeeks_RollsOnceAtTheEnd() =>
        Assert.Equal(new DateOnly(2026, 4, 7), new ClockStory("nl", "2026-01-12").Extended("2026-03-02", 4, TimeUnit.Week).Due(8, TimeUnit.Week));

    [Theory]
    [InlineData("nl", "2026-04-03", 6, TimeUnit.Week, "2026-05-18")]
    [InlineData("de", "2026-03-31", 1, TimeUnit.Month, "2026-04-30")]
    [InlineData("de", "2026-09-03", 1, TimeUnit.Month, "2026-10-05")]
    public void Remedies_EndOnAWorkingDay(string law, string served, int length, TimeUnit unit, string due) =>
        Assert.Equal(DateOnly.Parse(due), new ClockStory(law, served).Calendar.Due(DateOnly.Parse(served), new Duration(length, unit)).Date);
}
