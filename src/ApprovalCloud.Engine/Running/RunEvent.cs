using System.Text.Json.Serialization;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>
/// What happened. A run is nothing but its events applied in order. <see cref="By"/> is null where the platform itself
/// drew the consequence of somebody's act. The names in the attributes are stored; they never change.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ApplicationSubmitted), nameof(ApplicationSubmitted))]
[JsonDerivedType(typeof(StepNotRequired), nameof(StepNotRequired))]
[JsonDerivedType(typeof(StepInvolved), nameof(StepInvolved))]
[JsonDerivedType(typeof(StepOpened), nameof(StepOpened))]
[JsonDerivedType(typeof(StepClaimed), nameof(StepClaimed))]
[JsonDerivedType(typeof(StepReleased), nameof(StepReleased))]
[JsonDerivedType(typeof(StepTransferred), nameof(StepTransferred))]
[JsonDerivedType(typeof(StepGranted), nameof(StepGranted))]
[JsonDerivedType(typeof(StepRefused), nameof(StepRefused))]
[JsonDerivedType(typeof(StepCancelled), nameof(StepCancelled))]
[JsonDerivedType(typeof(StepSuspended), nameof(StepSuspended))]
[JsonDerivedType(typeof(StepResumed), nameof(StepResumed))]
[JsonDerivedType(typeof(CorrectionRequested), nameof(CorrectionRequested))]
[JsonDerivedType(typeof(CorrectionAnswered), nameof(CorrectionAnswered))]
[JsonDerivedType(typeof(ApplicationWithdrawn), nameof(ApplicationWithdrawn))]
[JsonDerivedType(typeof(ApplicationEnded), nameof(ApplicationEnded))]
public abstract record RunEvent(DateTimeOffset At, Person? By)
{
    [JsonIgnore]
    public virtual string? StepKey => null;
}

public abstract record StepEvent(DateTimeOffset At, Person? By, string Step) : RunEvent(At, By)
{
    [JsonIgnore]
    public override string? StepKey => Step;
}

public sealed record ApplicationSubmitted(DateTimeOffset At, Person By) : RunEvent(At, By);

public sealed record StepNotRequired(DateTimeOffset At, Person? By, string Step) : StepEvent(At, By, Step);

/// <summary>A correction made a step necessary that was not before.</summary>
public sealed record StepInvolved(DateTimeOffset At, Person? By, string Step) : StepEvent(At, By, Step);

public sealed record StepOpened(DateTimeOffset At, Person? By, string Step) : StepEvent(At, By, Step);

public sealed record StepClaimed(DateTimeOffset At, Person By, string Step) : StepEvent(At, By, Step);

public sealed record StepReleased(DateTimeOffset At, Person By, string Step) : StepEvent(At, By, Step);

public sealed record StepTransferred(DateTimeOffset At, Person By, string Step, Person To, string Reason) : StepEvent(At, By, Step);

/// <param name="Licence">The number of the licence that was issued with it; none in events from before there were licences.</param>
public sealed record StepGranted(DateTimeOffset At, Person By, string Step, string Note, string? Licence = null) : StepEvent(At, By, Step);

public sealed record StepRefused(DateTimeOffset At, Person By, string Step, string Reason) : StepEvent(At, By, Step);

public sealed record StepCancelled(DateTimeOffset At, Person? By, string Step) : StepEvent(At, By, Step);

public sealed record StepSuspended(
    DateTimeOffset At, Person By, string Step, SpecialProcedure Procedure, string Note) : StepEvent(At, By, Step);

public sealed record StepResumed(DateTimeOffset At, Person By, string Step, string Note) : StepEvent(At, By, Step);

public sealed record CorrectionRequested(
    DateTimeOffset At, Person By, string Step, Guid Correction, IReadOnlyList<CorrectionItem> Items, string Message)
    : StepEvent(At, By, Step);

public sealed record CorrectionAnswered(
    DateTimeOffset At, Person By, string Step, Guid Correction, IReadOnlyList<string> Changed) : StepEvent(At, By, Step);

public sealed record ApplicationWithdrawn(DateTimeOffset At, Person By, string Reason) : RunEvent(At, By);

public sealed record ApplicationEnded(DateTimeOffset At, Person? By, CaseStatus Status) : RunEvent(At, By);
