using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Tests.Clock;

public sealed class RetreatTests
{
    [Theory]
    [InlineData("2026-02-24", 5, "2026-02-10")]
    [InlineData("2026-03-16", 20, "2026-02-10")]
    [InlineData("2026-10-20", 10, "2026-10-07")]
    public void Retreat_ByWorkingDays_IsTheLastDayFromWhichTheyStillFit(string until, int days, string expected)
    {
        var calendar = WorkflowFolder.Read().Calendars["cn"];
        var (end, length) = (DateOnly.Parse(until), new Duration(days, TimeUnit.WorkingDay));

        var from = calendar.Retreat(end, length);

        Assert.Equal(DateOnly.Parse(expected), from);
        Assert.Equal(days, calendar.WorkingDaysBetween(from, end));
        Assert.True(calendar.WorkingDaysBetween(from.AddDays(1), end) < days);
    }

    [Fact]
    public void Retreat_ByMonthsWeeksAndDays_GoesBackOnTheCalendar()
    {
        var calendar = WorkflowFolder.Read().Calendars["cn"];
        var end = new DateOnly(2026, 3, 31);

        Assert.Equal(new DateOnly(2026, 2, 28), calendar.Retreat(end, new Duration(1, TimeUnit.Month)));
        Assert.Equal(new DateOnly(2026, 3, 17), calendar.Retreat(end, new Duration(2, TimeUnit.Week)));
        Assert.Equal(new DateOnly(2026, 3, 1), calendar.Retreat(end, new Duration(30, TimeUnit.CalendarDay)));
    }
}
