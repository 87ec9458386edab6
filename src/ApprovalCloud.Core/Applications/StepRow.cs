using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>One step of an application as a row: what the engine says of it, with its clock.</summary>
public sealed class StepRow : NotifyingRow
{
    private StepRow() { }

    public StepRow(Guid applicationId, string key, string department, int position, StepRun run)
    {
        (ApplicationId, Key, Department, Position) = (applicationId, key, department, position);
        Detail = Stored(run.Detail);
    }

    public Guid ApplicationId { get; private init; }
    public string Key { get; private init; } = "";
    public string Department { get; private init; } = "";
    public int Position { get; private init; }
    public StepStatus Status { get; private set => Set(ref field, value); }
    public Guid? AssigneeId { get; private set => Set(ref field, value); }
    public string? AssigneeName { get; private set => Set(ref field, value); }
    public DateTimeOffset? OpenedAt { get; private set => Set(ref field, value); }

    /// <summary>From when on it counts as accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; private set => Set(ref field, value); }

    /// <summary>The last second in which something can be said against accepting it.</summary>
    public DateTimeOffset? AcceptBy { get; private set => Set(ref field, value); }

    /// <summary>The last second of the statutory limit; null while the step has not opened.</summary>
    public DateTimeOffset? DueAt { get; private set => Set(ref field, value); }

    /// <summary>The last second of what the department promises.</summary>
    public DateTimeOffset? PromisedAt { get; private set => Set(ref field, value); }

    /// <summary>When so much of the promised time has passed that a yellow card is shown.</summary>
    public DateTimeOffset? YellowAt { get; private set => Set(ref field, value); }

    /// <summary>When silence counts as a decision, where it does.</summary>
    public DateTimeOffset? SilentAt { get; private set => Set(ref field, value); }

    /// <summary>The date lies in a year whose calendar is not published.</summary>
    public bool IsDueProvisional { get; private set => Set(ref field, value); }

    public DateTimeOffset? PausedAt { get; private set => Set(ref field, value); }

    /// <summary>When the clock runs again by itself; null while that is not known.</summary>
    public DateTimeOffset? PausedUntil { get; private set => Set(ref field, value); }

    /// <summary>容缺: the last second for what may follow first.</summary>
    public DateTimeOffset? FollowBy { get; private set => Set(ref field, value); }

    /// <summary>When the sweep looks at it next.</summary>
    public DateTimeOffset? WatchAt { get; private set => Set(ref field, value); }

    public DateTimeOffset? SweptAt { get; private set => Set(ref field, value); }

    /// <summary>When somebody first took it up.</summary>
    public DateTimeOffset? ClaimedAt { get; private set => Set(ref field, value); }

    /// <summary>How often a colleague took it over.</summary>
    public int HandOvers { get; private set => Set(ref field, value); }

    /// <summary>How often the applicant was asked to correct something.</summary>
    public int Corrections { get; private set => Set(ref field, value); }

    /// <summary>The day after which days count, and the working days of its stops: as its clock was last reckoned.</summary>
    public DateOnly? CountsFrom { get; private set => Set(ref field, value); }

    public int StoodDays { get; private set => Set(ref field, value); }

    /// <summary>The working days that counted by its clock, once it is decided.</summary>
    public int? UsedDays { get; private set => Set(ref field, value); }

    public DateTimeOffset? DecidedAt { get; private set => Set(ref field, value); }
    public Guid? DecidedById { get; private set => Set(ref field, value); }
    public string? DecidedByName { get; private set => Set(ref field, value); }
    public Guid? CorrectionId { get; private set => Set(ref field, value); }

    /// <summary>By when what was granted is looked at; null where nothing is to be looked at.</summary>
    public DateTimeOffset? CheckBy { get; private set => Set(ref field, value); }

    public DateTimeOffset? ExtensionAskedAt { get; private set => Set(ref field, value); }
    public DateTimeOffset? MoreTimeAskedAt { get; private set => Set(ref field, value); }
    public DateTimeOffset? AppealedAt { get; private set => Set(ref field, value); }

    /// <summary>What most steps never have.</summary>
    public StepDetail? Detail { get; private set => Set(ref field, value); }

    /// <summary>What goes on within the department; nothing, in most steps.</summary>
    public Deliberation? Deliberation { get; private set => Set(ref field, value); }

    /// <summary>The phase it is in, as its service and what happened say; for the queue.</summary>
    public Phase? Phase { get; private set => Set(ref field, value); }

    /// <summary>Whoever may not work in the phase, as <c>|id|id|</c>; for the queue.</summary>
    public string? NotFor { get; private set => Set(ref field, value); }

    /// <summary>Counts the changes to this step: what a clerk looked at is told by it (ETag).</summary>
    public int Version { get; private set => Set(ref field, value); }

    public StepRun ToRun() => new(Status)
    {
        Assignee = AssigneeId is { } id ? new Person(id, AssigneeName!) : null,
        DecidedBy = DecidedById is { } decider ? new Person(decider, DecidedByName!) : null,
        OpenedAt = OpenedAt,
        AcceptedAt = AcceptedAt,
        DecidedAt = DecidedAt,
        Correction = CorrectionId,
        Detail = Detail ?? StepDetail.None,
        Deliberation = Deliberation ?? Deliberation.None,
    };

    /// <param name="step">As the application's service has it.</param>
    public void Become(StepRun run, DateTimeOffset at, Step step)
    {
        if (ToRun() == run)
            return;
        if (run.Assignee is { } assignee && assignee.Id != AssigneeId)
        {
            ClaimedAt ??= at;
            HandOvers += AssigneeId is null ? 0 : 1;
        }

        if (run.Correction is not null && run.Correction != CorrectionId)
            Corrections++;
        (Status, OpenedAt, AcceptedAt, DecidedAt, CorrectionId) = (run.Status, run.OpenedAt, run.AcceptedAt, run.DecidedAt, run.Correction);
        (AssigneeId, AssigneeName) = (run.Assignee?.Id, run.Assignee?.Name);
        (DecidedById, DecidedByName) = (run.DecidedBy?.Id, run.DecidedBy?.Name);
        Detail = Stored(run.Detail);
        Deliberation = run.Deliberation == Deliberation.None ? null : run.Deliberation;
        Phase = Phases.Of(step, run);
        NotFor = Phases.Barred(step, run) is { Count: > 0 } barred ? $"|{string.Join('|', barred)}|" : null;
        ExtensionAskedAt = run.Detail.ExtensionAsked is null ? null : ExtensionAskedAt ?? at;
        MoreTimeAskedAt = run.Detail.MoreTime is null ? null : MoreTimeAskedAt ?? at;
        AppealedAt = run.Detail.Appeal == AppealState.Filed ? AppealedAt ?? at : null;
        if (run.Detail.Check is null)
            CheckBy = null;
        if (run.DecidedAt is null)
            UsedDays = null;
        // It waits again for what was reopened.
        if (run.OpenedAt is null)
        {
            (AcceptBy, DueAt, PromisedAt, YellowAt, SilentAt, IsDueProvisional) = (null, null, null, null, null, false);
            (ClaimedAt, CountsFrom, StoodDays) = (null, null, 0);
        }

        Version++;
        Watch();
    }

    /// <summary>What the step reads is not what it was.</summary>
    public void FactsChanged() => Version++;

    /// <summary>Its clock, reckoned anew.</summary>
    public void Reckon(StepDates dates)
    {
        (AcceptBy, DueAt, PromisedAt, YellowAt, SilentAt, IsDueProvisional) =
            (dates.AcceptBy, dates.DueAt, dates.PromisedAt, dates.YellowAt, dates.SilentAt, dates.IsProvisional);
        (CountsFrom, StoodDays) = (dates.CountsFrom, dates.StoodDays);
        PausedAt = dates.IsStopped ? PausedAt ?? dates.At : null;
        PausedUntil = dates.IsStopped ? dates.StoppedUntil : null;
        Watch();
    }

    /// <summary>Silence counts for nothing any more.</summary>
    public void SilenceNoMore()
    {
        SilentAt = null;
        Watch();
    }

    /// <summary>Its clock has ended, or counts no more.</summary>
    /// <param name="usedDays">The working days that counted; null where it never ran.</param>
    public void StopClock(int? usedDays)
    {
        (PausedAt, PausedUntil, UsedDays) = (null, null, usedDays);
        Watch();
    }

    public void FollowUntil(DateTimeOffset? by)
    {
        FollowBy = by;
        Watch();
    }

    public void CheckUntil(DateTimeOffset by)
    {
        // What is looked at once more is not what a clerk has before them.
        if (CheckBy is not null)
            Version++;
        CheckBy = by;
    }

    /// <summary>Everything that was to follow by this time has been drawn from it.</summary>
    public void Swept(DateTimeOffset at)
    {
        SweptAt = at;
        WatchAt = NextMoment();
    }

    // Whatever changes a step may bring moments that have passed already: the sweep looks at all of them again.
    private void Watch()
    {
        SweptAt = null;
        WatchAt = NextMoment();
    }

    // Whether a moment counts while the clock stands, or has not started, is told by the clock and not by the row.
    private DateTimeOffset? NextMoment()
    {
        DateTimeOffset?[] moments =
        [
            Status.IsInHand() && AcceptedAt is null && CorrectionId is null ? AcceptBy : null,
            .. Status.IsInHand() ? new[] { YellowAt, PromisedAt, DueAt, SilentAt } : [],
            Status.IsActive() ? FollowBy : null,
        ];
        return moments.Where(moment => moment is not null && (SweptAt is null || moment >= SweptAt)).Min();
    }

    private static StepDetail? Stored(StepDetail detail) => detail == StepDetail.None ? null : detail;
}

/// <summary>What a step's clock comes to.</summary>
/// <param name="At">When it was reckoned.</param>
/// <param name="CountsFrom">The day after which days count.</param>
/// <param name="StoodDays">The working days of its stops.</param>
public sealed record StepDates(
    DateTimeOffset At, DateTimeOffset? AcceptBy, DateTimeOffset DueAt, DateTimeOffset PromisedAt, DateTimeOffset YellowAt, DateTimeOffset? SilentAt,
    bool IsProvisional, bool IsStopped, DateTimeOffset? StoppedUntil, DateOnly CountsFrom, int StoodDays);
