using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Clock;

/// <summary>Days that do not count, both included; <see cref="To"/> is null while it is not known when it ends.</summary>
public sealed record Stop(PauseCause? Cause, DateOnly From, DateOnly? To, Text Article);

/// <summary>A clock as its events leave it: replayed from them alone, so that every date can be reckoned again.</summary>
/// <param name="Law">How it runs.</param>
/// <param name="Received">From when everything is reckoned.</param>
/// <param name="Started">Null until what starts it has happened; dates are then reckoned as if from receipt.</param>
/// <param name="Stops">What stopped it, in order; they may overlap, and then count once.</param>
public sealed record RunningClock(TimeLimit Law, DateOnly Received, DateOnly? Started, IReadOnlyList<Stop> Stops, IReadOnlyList<ClockEvent> Extensions)
{
    /// <summary>What happened to it, for its explanation.</summary>
    public IReadOnlyList<ClockEvent> Events { get; init; } = [];

    public DateOnly? Ended { get; init; }

    /// <summary>The day on which every limit ends at the latest.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>The first day that did not count, if it is not known when it goes on.</summary>
    public DateOnly? StandsSince => Ended is null && Stops.Any(stop => stop.To is null) ? Stops.Where(stop => stop.To is null).Min(stop => stop.From) : null;

    /// <summary>The clock that these events, in this order, lead to; null while nothing was received.</summary>
    /// <param name="clock">The step's key; empty for the case's own clock.</param>
    public static RunningClock? Replay(string clock, TimeLimit law, IEnumerable<ClockEvent> events) =>
        events.Where(happened => happened.Clock == clock).Aggregate((RunningClock?)null, (running, happened) => happened.Change == ClockChange.Received
            ? new RunningClock(law, happened.On, null, [], []) { Events = [happened] }
            : running?.After(happened));

    /// <summary>The same without its extensions: what is promised is not extended.</summary>
    public RunningClock Unextended => this with { Extensions = [] };

    /// <summary>Whether days after this one do not count, as far as is known on it.</summary>
    public bool IsStopped(DateOnly today) => Ended is null && Stops.Any(stop => stop.To is not { } to || to > today);

    /// <summary>The last day of a limit. A stop that begins after it has passed moves it no more.</summary>
    public DueDate Due(Duration limit, WorkCalendar calendar)
    {
        var begin = Begin;
        var due = End(begin, limit, 0, calendar);
        var stopped = 0;
        foreach (var (from, to) in Stopped(begin))
        {
            if (from > due)
                break;
            stopped += Days(from, to, limit.Unit, calendar);
            due = End(begin, limit, stopped, calendar);
        }

        if (Latest < due)
            due = Latest.Value;
        return new DueDate(due, !calendar.IsPublished(begin > due ? due : begin, due));
    }

    /// <summary>The days that do not count, after a day: each once, however many causes there were.</summary>
    public IEnumerable<(DateOnly From, DateOnly To)> Stopped(DateOnly after)
    {
        (DateOnly From, DateOnly To)? joined = null;
        foreach (var stop in Stops.Where(stop => stop.To is not null).OrderBy(stop => stop.From))
        {
            var (from, to) = (stop.From > after ? stop.From : after.AddDays(1), stop.To!.Value);
            if (to < from)
                continue;
            if (joined is var (first, last) && from <= last.AddDays(1))
            {
                joined = (first, to > last ? to : last);
                continue;
            }

            if (joined is { } whole)
                yield return whole;
            joined = (from, to);
        }

        if (joined is { } remaining)
            yield return remaining;
    }

    /// <summary>How many days, in the unit of a limit, did not count.</summary>
    public int StoppedDays(TimeUnit unit, WorkCalendar calendar) => Stopped(Begin).Sum(days => Days(days.From, days.To, unit, calendar));

    /// <summary>How many days, in the unit of a limit, have counted up to and including a day.</summary>
    public int UsedDays(DateOnly until, TimeUnit unit, WorkCalendar calendar)
    {
        if (until <= Begin)
            return 0;
        var known = this with { Stops = [.. Stops.Select(stop => stop.To is null ? stop with { To = until } : stop)] };
        var stopped = known.Stopped(Begin).Where(days => days.From <= until)
            .Sum(days => Days(days.From, days.To < until ? days.To : until, unit, calendar));
        return Days(Begin.AddDays(1), until, unit, calendar) - stopped;
    }

    /// <summary>The day after which days count.</summary>
    public DateOnly Begin => Law.CountsFirstDay ? (Started ?? Received).AddDays(-1) : Started ?? Received;

    /// <summary>The day a limit ends on before it is rolled on to a working day.</summary>
    internal DateOnly EndUnrolled(DateOnly begin, Duration limit, int stopped, WorkCalendar calendar)
    {
        var day = Extensions.Select(extension => extension.Length!.Value).Prepend(limit).Aggregate(begin, calendar.Advance);
        return limit.Unit == TimeUnit.WorkingDay ? calendar.AdvanceWorkingDays(day, stopped) : day.AddDays(stopped);
    }

    private DateOnly End(DateOnly begin, Duration limit, int stopped, WorkCalendar calendar)
    {
        var day = EndUnrolled(begin, limit, stopped, calendar);
        return Law.Roll == Roll.NextWorkingDay ? calendar.NextWorkday(day) : day;
    }

    internal static int Days(DateOnly from, DateOnly to, TimeUnit unit, WorkCalendar calendar) => unit == TimeUnit.WorkingDay
        ? calendar.WorkingDaysBetween(from.AddDays(-1), to)
        : to.DayNumber - from.DayNumber + 1;

    private RunningClock After(ClockEvent happened) => Apply(happened) with { Events = [.. Events, happened] };

    private RunningClock Apply(ClockEvent happened) => happened.Change switch
    {
        ClockChange.Started => this with { Started = happened.On },
        ClockChange.Stopped => this with { Stops = [.. Stops, new Stop(happened.Cause, happened.On, happened.Until, happened.Article)] },
        ClockChange.Resumed => this with { Stops = [.. Stops.Select(stop => EndedBy(stop, happened))] },
        ClockChange.Extended => this with { Extensions = [.. Extensions, happened] },
        ClockChange.Ended => this with { Ended = happened.On, Stops = [.. Stops.Select(stop => stop.To is null ? stop with { To = happened.On } : stop)] },
        ClockChange.Capped => this with { Latest = happened.On },
        ClockChange.WentOn or ClockChange.Received => this,
    };

    // What came before the set term lapsed ends the stop early; what comes later changes nothing.
    private static Stop EndedBy(Stop stop, ClockEvent resumed) =>
        stop.Cause == resumed.Cause && (stop.To is not { } until || until > resumed.On)
            ? stop with { To = resumed.On }
            : stop;
}
