using ApprovalCloud.Engine.Clock;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Clock;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkflowFolder.Read().Calendars["cn"];
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 4 * 365].Select(new DateOnly(2023, 1, 1).AddDays);

    [Fact]
    public void Add_OfNothing_IsTheDayItselfRolledOnToAWorkingDay()
    {
        Assert.Equal(new DateOnly(2026, 2, 10), Calendar.Add(new DateOnly(2026, 2, 10), 0).Date);
        Assert.Equal(new DateOnly(2026, 2, 24), Calendar.Add(new DateOnly(2026, 2, 15), 0).Date);
    }

    [Fact]
    public void Add_OfANegativeNumber_IsAMistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Add(new DateOnly(2026, 2, 10), -1));

    [Theory]
    [InlineData("2026-12-30", 1, "2026-12-31", false)]
    [InlineData("2026-12-30", 2, "2027-01-01", true)]
    [InlineData("2027-03-01", 1, "2027-03-02", true)]
    [InlineData("2025-12-31", 1, "2026-01-01", true)]
    public void Add_ThroughAYearThatIsNotPublished_IsProvisional(string start, int days, string due, bool provisional)
    {
        var only2026 = new WorkCalendar("test", Given.Words("Test"), [new CalendarYear(2026, "", [])]);
        Assert.Equal(new DueDate(DateOnly.Parse(due), provisional), only2026.Add(DateOnly.Parse(start), days));
    }

    [Fact]
    public void Add_EndsOnAWorkingDaySoManyWorkingDaysLater() => Gen.Select(Day, Gen.Int[1, 60]).Sample((start, days) =>
    {
        var due = Calendar.Add(start, days).Date;
        Assert.True(Calendar.IsWorkday(due));
        Assert.Equal(days, Calendar.WorkingDaysBetween(start, due));
    }, iter: 500);

    [Fact]
    public void Add_InTwoParts_IsTheSameAsAtOnce() => Gen.Select(Day, Gen.Int[1, 30], Gen.Int[1, 30]).Sample((start, one, other) =>
        Calendar.Add(Calendar.Add(start, one).Date, other).Date == Calendar.Add(start, one + other).Date, iter: 300);

    [Fact]
    public void WorkingDaysBetween_WhenTheEndComesFirst_AreNone() =>
        Assert.Equal(0, Calendar.WorkingDaysBetween(new DateOnly(2026, 3, 2), new DateOnly(2026, 2, 2)));

    [Fact]
    public void EndOf_ADay_IsItsLastSecondAtTheOffice()
    {
        var office = OfficeTime.Of(WorkflowFolder.Read().Jurisdictions["cn"]);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 15, 59, 59, TimeSpan.Zero), office.EndOf(new DateOnly(2026, 3, 2)));
        Assert.Equal(new DateOnly(2026, 3, 2), office.DateOf(office.EndOf(new DateOnly(2026, 3, 2))));
        Assert.Equal(new DateOnly(2026, 3, 3), office.DateOf(office.EndOf(new DateOnly(2026, 3, 2)).AddSeconds(1)));
    }
}
