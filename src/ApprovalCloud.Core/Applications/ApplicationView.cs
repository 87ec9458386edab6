using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

/// <summary>One step as anybody involved may see it: where it is and until when, never what the clerk reads.</summary>
public sealed record StepView(
    string Key, string Department, StepStatus Status, DateTimeOffset? OpenedAt, DateTimeOffset? DueAt,
    DateTimeOffset? PromisedAt, bool IsDueProvisional, DateTimeOffset? DecidedAt, Guid? CorrectionId)
{
    /// <summary>From when on it counts as accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Its clock stands, and it is not known until when.</summary>
    public bool IsStopped { get; init; }

    /// <summary>When its clock, which stands, runs again by itself.</summary>
    public DateTimeOffset? StoppedUntil { get; init; }

    public StepDetail Detail { get; init; } = StepDetail.None;

    public static StepView Of(StepRow step) => new(
        step.Key, step.Department, step.Status, step.OpenedAt, step.DueAt, step.PromisedAt, step.IsDueProvisional,
        step.DecidedAt, step.CorrectionId)
    {
        AcceptedAt = step.AcceptedAt,
        IsStopped = step is { PausedAt: not null, PausedUntil: null },
        StoppedUntil = step.PausedUntil,
        Detail = step.Detail ?? StepDetail.None,
    };
}

/// <summary>An entry of the history in the list of an application.</summary>
public sealed record EventView(int Sequence, DateTimeOffset At, string? By, RunEvent Happened);

/// <summary>An application as its applicant sees it.</summary>
/// <param name="Status">Draft, or the case's status.</param>
public sealed record ApplicationView(
    Guid Id, string? Number, string Status, string Service, int Version, DateTimeOffset? SubmittedAt, DateTimeOffset? DueAt,
    DateTimeOffset? EndedAt, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<StepView> Steps)
{
    /// <summary>Where facts come from that were not typed.</summary>
    public IReadOnlyDictionary<string, FactSource> Sources { get; init; } = new Dictionary<string, FactSource>();

    /// <summary>What the applicant commits to.</summary>
    public Choices Choices { get; init; } = Choices.None;
}
