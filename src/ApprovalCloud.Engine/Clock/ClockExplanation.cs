using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Clock;

/// <summary>Explains a date line by line, from the events that lead to it: what anybody could reckon again by hand.</summary>
public static class ClockExplanation
{
    public static IReadOnlyList<ClockLine> Explain(this RunningClock clock, Duration limit, WorkCalendar calendar)
    {
        var due = clock.Due(limit, calendar);
        var uncapped = (clock with { Latest = null }).Due(limit, calendar);
        return
        [
            .. Beginning(clock, limit),
            .. Calendar(clock.Begin, due.Date, limit, calendar),
            .. Extensions(clock),
            .. Pauses(clock, limit, due.Date, calendar),
            .. WentOn(clock),
            .. Rolled(clock, limit, uncapped.Date, calendar),
            .. uncapped.Date == due.Date ? Array.Empty<ClockLine>() : Capped(clock),
            new ClockLine(ClockWords.Due.With(ClockWords.Of(due.Date))),
            .. Provisional(clock.Begin, due, calendar),
        ];
    }

    private static IEnumerable<ClockLine> Beginning(RunningClock clock, Duration limit)
    {
        if (clock.Events[0].Rule == ClockRule.ReceiptThroughSingleBody)
            yield return new ClockLine(ClockWords.FromSingleBody.With(ClockWords.Of(clock.Received)), clock.Events[0].Article);
        var started = clock.Events.LastOrDefault(happened => happened.Change == ClockChange.Started);
        yield return started is null
            ? new ClockLine(ClockWords.NotStarted.With(limit.Say(), ClockWords.Of(clock.Received)), clock.Law.LegalBasis)
            : new ClockLine(Start(started.Rule).With(limit.Say(), ClockWords.Of(started.On)), started.Article);
        yield return new ClockLine(clock.Law.CountsFirstDay ? ClockWords.FirstDayCounts : ClockWords.FirstDayLeftOut);
    }

    private static Text Start(ClockRule rule) => rule switch
    {
        ClockRule.Acceptance => ClockWords.FromAcceptance,
        ClockRule.DeemedAcceptance => ClockWords.FromDeemed,
        ClockRule.DecisionWithoutAcceptance => ClockWords.FromDecision,
        ClockRule.CompleteDocuments => ClockWords.FromComplete,
        ClockRule.Reopening => ClockWords.FromReopening,
        _ => ClockWords.FromReceipt,
    };

    // Only where days of the calendar count; a roll is told on its own.
    private static IEnumerable<ClockLine> Calendar(DateOnly begin, DateOnly due, Duration limit, WorkCalendar calendar)
    {
        if (limit.Unit != TimeUnit.WorkingDay)
            yield break;
        foreach (var holiday in calendar.Years.SelectMany(year => year.Holidays).Where(holiday => holiday.To > begin && holiday.From <= due).OrderBy(holiday => holiday.From))
            yield return new ClockLine(ClockWords.Holiday.With(ClockWords.Of(holiday.From, holiday.To), holiday.Name));
        foreach (var day in calendar.Years.SelectMany(year => year.Holidays).SelectMany(holiday => holiday.Working).Where(day => day > begin && day <= due).Distinct().Order())
            yield return new ClockLine(ClockWords.WorkingWeekend.With(ClockWords.Of(day), ClockWords.Weekday(day)));
    }

    private static IEnumerable<ClockLine> Extensions(RunningClock clock) => clock.Extensions.Select(extension =>
        new ClockLine(ClockWords.Extended.With(extension.Length!.Value.Say(), ClockWords.Of(extension.On)), extension.Article));

    private static IEnumerable<ClockLine> Pauses(RunningClock clock, Duration limit, DateOnly due, WorkCalendar calendar)
    {
        var known = clock.Stops.Where(stop => stop.To is { } to && to > clock.Begin && to >= stop.From).ToList();
        foreach (var stop in known)
        {
            var from = stop.From > clock.Begin ? stop.From : clock.Begin.AddDays(1);
            var days = Days(from, stop.To!.Value, limit.Unit, calendar);
            yield return new ClockLine(stop.Cause is { } cause
                ? ClockWords.Paused.With(days.Say(), ClockWords.Of(cause), ClockWords.Of(from, stop.To.Value))
                : ClockWords.PausedByOthers.With(days.Say(), "", ClockWords.Of(from, stop.To.Value)), stop.Article);
        }

        var counted = clock.Stopped(clock.Begin).ToList();
        if (counted.Count < known.Count)
            yield return new ClockLine(ClockWords.Overlap.With(new Duration(clock.StoppedDays(limit.Unit, calendar), Unit(limit.Unit)).Say()));
        if (counted.Exists(days => days.From > due))
            yield return new ClockLine(ClockWords.TooLate);
        foreach (var stop in clock.Stops.Where(stop => stop.To is null))
        {
            yield return new ClockLine(stop.Cause is { } cause
                ? ClockWords.Standing.With(ClockWords.Of(stop.From), ClockWords.Of(cause))
                : ClockWords.StandingByOthers.With(ClockWords.Of(stop.From)), stop.Article);
        }
    }

    private static IEnumerable<ClockLine> WentOn(RunningClock clock) => clock.Events.Where(happened => happened.Change == ClockChange.WentOn).Select(happened =>
        new ClockLine((happened.Rule switch
        {
            ClockRule.RepeatedNotice => ClockWords.RepeatedNotice,
            ClockRule.NoTerm => ClockWords.NoTerm,
            ClockRule.Visit => ClockWords.Visit,
            _ => ClockWords.NotASuspension,
        }).With(happened.Cause is { } cause ? ClockWords.Of(cause) : "", ClockWords.Of(happened.On)), happened.Article));

    private static IEnumerable<ClockLine> Rolled(RunningClock clock, Duration limit, DateOnly due, WorkCalendar calendar)
    {
        var stopped = clock.Stopped(clock.Begin).TakeWhile(days => days.From <= due).Sum(days => RunningClock.Days(days.From, days.To, limit.Unit, calendar));
        var unrolled = clock.EndUnrolled(clock.Begin, limit, stopped, calendar);
        if (unrolled != due)
            yield return new ClockLine(ClockWords.Rolled.With(ClockWords.Of(unrolled), ClockWords.Of(due)));
    }

    private static IEnumerable<ClockLine> Capped(RunningClock clock) => clock.Events.Where(happened => happened.Change == ClockChange.Capped).TakeLast(1)
        .Select(happened => new ClockLine(ClockWords.Capped.With(ClockWords.Of(happened.On)), happened.Article));

    private static IEnumerable<ClockLine> Provisional(DateOnly begin, DueDate due, WorkCalendar calendar) => due.IsProvisional
        ? [new ClockLine(ClockWords.Provisional.With(Enumerable.Range(begin.Year, due.Date.Year - begin.Year + 1).First(year => !calendar.IsPublished(year))))]
        : [];

    private static Duration Days(DateOnly from, DateOnly to, TimeUnit unit, WorkCalendar calendar) =>
        new(RunningClock.Days(from, to, unit, calendar), Unit(unit));

    // Weeks and months are paused by days.
    private static TimeUnit Unit(TimeUnit unit) => unit == TimeUnit.WorkingDay ? TimeUnit.WorkingDay : TimeUnit.CalendarDay;
}
