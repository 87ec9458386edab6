using System.Collections.Frozen;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Clock;

/// <summary>Some days off and the weekend days worked to make up for them (调休), under one name.</summary>
public sealed record Holiday(Text Name, DateOnly From, DateOnly To, IReadOnlyList<DateOnly> Working);

/// <summary>The holidays one year's notice announced.</summary>
public sealed record CalendarYear(int Year, string Source, IReadOnlyList<Holiday> Holidays);

/// <summary>A date that was computed; provisional when it passes through a year whose calendar is not published.</summary>
public readonly record struct DueDate(DateOnly Date, bool IsProvisional);

/// <summary>
/// Working days as the authorities announce them: <c>isWorkday(d) = makeUp(d) || (!off(d) &amp;&amp; Mon..Fri)</c>.
/// </summary>
public sealed class WorkCalendar(string key, Text title, IReadOnlyList<CalendarYear> years)
{
    private readonly FrozenSet<DateOnly> off = Days(years, holiday => Between(holiday.From, holiday.To));
    private readonly FrozenSet<DateOnly> makeUp = Days(years, holiday => holiday.Working);
    private readonly FrozenSet<int> published = years.Select(year => year.Year).ToFrozenSet();

    public string Key => key;

    public Text Title => title;

    public IReadOnlyList<CalendarYear> Years => years;

    public bool IsWorkday(DateOnly day) =>
        makeUp.Contains(day) || (!off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    public bool IsPublished(int year) => published.Contains(year);

    /// <summary>The last day of a limit of so many working days; the start day does not count.</summary>
    /// <param name="start">The day on which the clock starts.</param>
    /// <param name="workingDays">Zero or more; zero is the start day itself, rolled on to a working day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is negative.</exception>
    public DueDate Add(DateOnly start, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        var day = start;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkday(day))
                left--;
        }

        while (!IsWorkday(day))
            day = day.AddDays(1);
        var provisional = Enumerable.Range(start.Year, day.Year - start.Year + 1).Any(year => !IsPublished(year));
        return new DueDate(day, provisional);
    }

    /// <summary>Working days after <paramref name="from"/>, up to and including <paramref name="to"/>.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorkday(day))
                count++;
        }

        return count;
    }

    private static FrozenSet<DateOnly> Days(IEnumerable<CalendarYear> years, Func<Holiday, IEnumerable<DateOnly>> days) =>
        years.SelectMany(year => year.Holidays).SelectMany(days).ToFrozenSet();

    private static IEnumerable<DateOnly> Between(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            yield return day;
    }
}
