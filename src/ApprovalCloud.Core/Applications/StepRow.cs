using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>One step of an application as a row: what the engine says of it, with its clock.</summary>
public sealed class StepRow
{
    private StepRow() { }

    public StepRow(Guid applicationId, string key, string department, int position) =>
        (ApplicationId, Key, Department, Position) = (applicationId, key, department, position);

    public Guid ApplicationId { get; private set; }
    public string Key { get; private set; } = "";
    public string Department { get; private set; } = "";
    public int Position { get; private set; }
    public StepStatus Status { get; private set; }
    public Guid? AssigneeId { get; private set; }
    public string? AssigneeName { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>The last second of the statutory limit; null while the step has not opened.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The last second of what the department promises.</summary>
    public DateTimeOffset? PromisedAt { get; private set; }

    /// <summary>The date lies in a year whose calendar is not published.</summary>
    public bool IsDueProvisional { get; private set; }

    public DateTimeOffset? PausedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedById { get; private set; }
    public string? DecidedByName { get; private set; }
    public Guid? CorrectionId { get; private set; }

    /// <summary>Counts the changes to this step: what a clerk looked at is told by it (ETag).</summary>
    public int Version { get; private set; }

    public StepRun ToRun() => new(Status)
    {
        Assignee = AssigneeId is { } id ? new Person(id, AssigneeName!) : null,
        DecidedBy = DecidedById is { } decider ? new Person(decider, DecidedByName!) : null,
        OpenedAt = OpenedAt,
        DecidedAt = DecidedAt,
        Correction = CorrectionId,
    };

    public void Become(StepRun run, DateTimeOffset at)
    {
        if (ToRun() == run)
            return;
        var paused = run.Status is StepStatus.AwaitingApplicant or StepStatus.Suspended;
        PausedAt = paused ? PausedAt ?? at : null;
        (Status, OpenedAt, DecidedAt, CorrectionId) = (run.Status, run.OpenedAt, run.DecidedAt, run.Correction);
        (AssigneeId, AssigneeName) = (run.Assignee?.Id, run.Assignee?.Name);
        (DecidedById, DecidedByName) = (run.DecidedBy?.Id, run.DecidedBy?.Name);
        Version++;
    }

    /// <summary>What the step reads is not what it was.</summary>
    public void FactsChanged() => Version++;

    public void Due(DateTimeOffset statutory, DateTimeOffset promised, bool isProvisional) =>
        (DueAt, PromisedAt, IsDueProvisional) = (statutory, promised, isProvisional);
}
