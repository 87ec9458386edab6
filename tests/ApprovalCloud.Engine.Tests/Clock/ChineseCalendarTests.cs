using ApprovalCloud.Engine.Clock;

namespace ApprovalCloud.Engine.Tests.Clock;

public sealed class ChineseCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkflowFolder.Read().Calendars["cn"];

    [Theory]
    [InlineData("2026-02-10", 5, "2026-02-24")]
    [InlineData("2026-02-10", 20, "2026-03-16")]
    [InlineData("2026-02-14", 5, "2026-02-28")]
    [InlineData("2026-09-18", 5, "2026-09-24")]
    [InlineData("2026-09-30", 10, "2026-10-20")]
    [InlineData("2026-04-30", 20, "2026-06-01")]
    [InlineData("2025-09-26", 5, "2025-10-10")]
    public void Add_GivesTheKnownDates(string start, int days, string due) =>
        Assert.Equal(new DueDate(DateOnly.Parse(due), false), Calendar.Add(DateOnly.Parse(start), days));

    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Years_HaveTheirWorkingDays(int year) =>
        Assert.Equal(248, Calendar.WorkingDaysBetween(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)));

    [Theory]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-15", false)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-03-01", false)]
    [InlineData("2026-10-08", true)]
    [InlineData("2025-01-26", true)]
    [InlineData("2022-12-31", false)]
    public void IsWorkday_KnowsHolidaysAndMakeUpDays(string day, bool works) => Assert.Equal(works, Calendar.IsWorkday(DateOnly.Parse(day)));

    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    public void IsWorkday_AgreesWithTheOfficialNoticeOnEveryDay(int year)
    {
        var notice = SharedData.Read($"holidays/cn-{year}.json").GetProperty("days").EnumerateArray().ToDictionary(
            day => DateOnly.Parse(day.GetProperty("date").GetString()!), day => day.GetProperty("isOffDay").GetBoolean());
        Assert.NotEmpty(notice);
        // A notice may name days of the year before, and those of the next year stand in the next notice.
        var days = Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Where(day => day.Year == year).Concat(notice.Keys).Distinct();
        Assert.All(days, day => Assert.Equal(
            notice.TryGetValue(day, out var off) ? !off : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday), Calendar.IsWorkday(day)));
    }

    [Fact]
    public void Add_IntoAYearWhoseNoticeHasNotAppeared_IsProvisional()
    {
        var isPublished = SharedData.Read("holidays/cn-2027.json").GetProperty("days").GetArrayLength() > 0;
        Assert.Equal(isPublished, Calendar.IsPublished(2027));
        Assert.Equal(!isPublished, Calendar.Add(new DateOnly(2026, 12, 30), 2).IsProvisional);
    }
}
