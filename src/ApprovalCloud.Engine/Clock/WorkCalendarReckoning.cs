using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Clock;

/// <summary>Reckons with lengths of time on a calendar.</summary>
public static class WorkCalendarReckoning
{
    /// <summary>The day on which a length of time after a day ends; the day itself does not count, and nothing is rolled.</summary>
    /// <remarks>A month ends on the day of the same number, or on its last day where there is none (BGB § 188).</remarks>
    public static DateOnly Advance(this WorkCalendar calendar, DateOnly from, Duration by) => by.Unit switch
    {
        TimeUnit.WorkingDay => calendar.AdvanceWorkingDays(from, by.Length),
        TimeUnit.CalendarDay => from.AddDays(by.Length),
        TimeUnit.Week => from.AddDays(7 * by.Length),
        TimeUnit.Month => from.AddMonths(by.Length),
    };

    public static DateOnly AdvanceWorkingDays(this WorkCalendar calendar, DateOnly from, int workingDays)
    {
        var day = from;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (calendar.IsWorkday(day))
                left--;
        }

        return day;
    }

    /// <summary>The last day from which a length of time still lies before the end of another day.</summary>
    public static DateOnly Retreat(this WorkCalendar calendar, DateOnly from, Duration by) => by.Unit switch
    {
        TimeUnit.WorkingDay => calendar.RetreatWorkingDays(from, by.Length),
        TimeUnit.CalendarDay => from.AddDays(-by.Length),
        TimeUnit.Week => from.AddDays(-7 * by.Length),
        TimeUnit.Month => from.AddMonths(-by.Length),
    };

    private static DateOnly RetreatWorkingDays(this WorkCalendar calendar, DateOnly from, int workingDays)
    {
        var day = from;
        for (var left = workingDays; left > 0; day = day.AddDays(-1))
        {
            if (calendar.IsWorkday(day))
                left--;
        }

        return day;
    }

    public static DateOnly NextWorkday(this WorkCalendar calendar, DateOnly day)
    {
        while (!calendar.IsWorkday(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The last day of a length of time that begins on a day, rolled on to a working day.</summary>
    public static DueDate Due(this WorkCalendar calendar, DateOnly start, Duration length)
    {
        var day = calendar.NextWorkday(calendar.Advance(start, length));
        return new DueDate(day, !calendar.IsPublished(start, day));
    }

    /// <summary>Whether the calendar of every year from one day to another is published.</summary>
    public static bool IsPublished(this WorkCalendar calendar, DateOnly from, DateOnly to) =>
        Enumerable.Range(from.Year, to.Year - from.Year + 1).All(calendar.IsPublished);
}
