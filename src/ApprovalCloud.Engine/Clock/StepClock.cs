using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Clock;

/// <summary>Working days that do not count, from the day after <see cref="From"/> to <see cref="To"/>.</summary>
public sealed record Pause(DateOnly From, DateOnly To);

/// <summary>
/// The clock of one step, replayed from its events: it runs from the day the step opened, and stands while the applicant
/// puts something right or a special procedure runs (行政许可法 art. 45).
/// </summary>
public sealed record StepClock(DateOnly Started, IReadOnlyList<Pause> Pauses, DateOnly? PausedSince)
{
    /// <summary>The clock of a step, or null while it has not opened.</summary>
    /// <param name="localDate">The date at the office when something happened.</param>
    public static StepClock? Replay(string step, IEnumerable<RunEvent> events, Func<DateTimeOffset, DateOnly> localDate)
    {
        StepClock? clock = null;
        foreach (var happened in events.OfType<StepEvent>().Where(happened => happened.Step == step))
        {
            clock = happened switch
            {
                StepOpened => new StepClock(localDate(happened.At), [], null),
                CorrectionRequested or StepSuspended => clock! with { PausedSince = localDate(happened.At) },
                CorrectionAnswered or StepResumed => clock!.Resumed(localDate(happened.At)),
                _ => clock,
            };
        }

        return clock;
    }

    public StepClock Resumed(DateOnly day) => PausedSince is not { } since
        ? this
        : this with { Pauses = [.. Pauses, new Pause(since, day)], PausedSince = null };

    /// <summary>Working days that were not counted.</summary>
    public int PausedWorkingDays(WorkCalendar calendar) =>
        Pauses.Sum(pause => calendar.WorkingDaysBetween(pause.From, pause.To));

    /// <summary>The last day of a limit in working days.</summary>
    public DueDate Due(int workingDays, WorkCalendar calendar) =>
        calendar.Add(Started, workingDays + PausedWorkingDays(calendar));
}
