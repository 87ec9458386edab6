using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Demo;

/// <summary>When offices work in the story, and how long they take.</summary>
internal sealed class WorkingHours(Workflows workflows)
{
    private readonly WorkCalendar calendar = workflows.Calendars["cn"];
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(workflows.Jurisdictions["cn"].TimeZone);

    /// <summary>Some moment between 9:00 and 17:30 of the first working day from an instant on.</summary>
    public DateTimeOffset At(DateTimeOffset from, Random random)
    {
        var local = TimeZoneInfo.ConvertTime(from, zone);
        var day = calendar.Add(DateOnly.FromDateTime(local.DateTime), 0).Date;
        var at = day.ToDateTime(new TimeOnly(9, 0)).AddMinutes(random.Next(510)).AddSeconds(random.Next(60));
        return Instant(at);
    }

    public DateTimeOffset After(DateTimeOffset from, double workingDays, Random random)
    {
        var whole = (int)workingDays;
        var local = TimeZoneInfo.ConvertTime(from, zone);
        var at = At(Instant(calendar.Add(DateOnly.FromDateTime(local.DateTime), whole).Date.ToDateTime(new TimeOnly(1, 0))), random);
        return at > from ? at : from.AddMinutes(random.Next(5, 90));
    }

    /// <summary>The day that is so many working days later.</summary>
    public DateOnly DayAfter(DateTimeOffset from, int workingDays) =>
        calendar.AdvanceWorkingDays(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, zone).DateTime), workingDays);

    /// <summary>An hour of a working day that is so many working days later.</summary>
    public DateTimeOffset Ahead(DateTimeOffset from, int workingDays, int hour) =>
        Instant(DayAfter(from, workingDays).ToDateTime(new TimeOnly(hour, 0)));

    /// <summary>An hour of the working day that is so many working days ago.</summary>
    public DateTimeOffset Ago(DateTimeOffset now, int workingDays, int hour)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        while (workingDays > 0)
        {
            day = day.AddDays(-1);
            if (calendar.IsWorkday(day))
                workingDays--;
        }

        return Instant(day.ToDateTime(new TimeOnly(hour, 20)));
    }

    /// <summary>Working days a step takes: mostly within its promise, now and then well over its limit.</summary>
    public double Delay(Step step, Random random)
    {
        var slow = step.Department is "fire-rescue" or "natural-resources" ? 1.4 : 1.0;
        var share = random.NextDouble() switch
        {
            < 0.86 => 0.15 + (0.8 * random.NextDouble()),
            < 0.96 => 1.0 + random.NextDouble(),
            _ => 2.0 + (3.0 * random.NextDouble()),
        };
        return step.Limit.Promised * share * slow;
    }

    private DateTimeOffset Instant(DateTime local) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
}
