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
[JsonDerivedType(typeof(StepAccepted), nameof(StepAccepted))]
[JsonDerivedType(typeof(StepFoundUnneeded), nameof(StepFoundUnneeded))]
[JsonDerivedType(typeof(StepNotAccepted), nameof(StepNotAccepted))]
[JsonDerivedType(typeof(FixedOnTheSpot), nameof(FixedOnTheSpot))]
[JsonDerivedType(typeof(ExtensionAsked), nameof(ExtensionAsked))]
[JsonDerivedType(typeof(ExtensionDeclined), nameof(ExtensionDeclined))]
[JsonDerivedType(typeof(LimitExtended), nameof(LimitExtended))]
[JsonDerivedType(typeof(CaseExtended), nameof(CaseExtended))]
[JsonDerivedType(typeof(VisitAppointed), nameof(VisitAppointed))]
[JsonDerivedType(typeof(VisitJoined), nameof(VisitJoined))]
[JsonDerivedType(typeof(VisitFound), nameof(VisitFound))]
[JsonDerivedType(typeof(GrantWithheld), nameof(GrantWithheld))]
[JsonDerivedType(typeof(MaterialFollowed), nameof(MaterialFollowed))]
[JsonDerivedType(typeof(StepLapsed), nameof(StepLapsed))]
[JsonDerivedType(typeof(CommitmentChecked), nameof(CommitmentChecked))]
[JsonDerivedType(typeof(InstantAudited), nameof(InstantAudited))]
[JsonDerivedType(typeof(LicenceRevoked), nameof(LicenceRevoked))]
[JsonDerivedType(typeof(LimitMissed), nameof(LimitMissed))]
[JsonDerivedType(typeof(CaseLimitMissed), nameof(CaseLimitMissed))]
[JsonDerivedType(typeof(AppealFiled), nameof(AppealFiled))]
[JsonDerivedType(typeof(AppealDecided), nameof(AppealDecided))]
[JsonDerivedType(typeof(StepReopened), nameof(StepReopened))]
[JsonDerivedType(typeof(DeadlineRecomputed), nameof(DeadlineRecomputed))]
[JsonDerivedType(typeof(VisitCancelled), nameof(VisitCancelled))]
[JsonDerivedType(typeof(QuestionAsked), nameof(QuestionAsked))]
[JsonDerivedType(typeof(QuestionAnswered), nameof(QuestionAnswered))]
[JsonDerivedType(typeof(MoreTimeAsked), nameof(MoreTimeAsked))]
[JsonDerivedType(typeof(MoreTimeGiven), nameof(MoreTimeGiven))]
[JsonDerivedType(typeof(MoreTimeDeclined), nameof(MoreTimeDeclined))]
[JsonDerivedType(typeof(FileAttached), nameof(FileAttached))]
[JsonDerivedType(typeof(FileRemoved), nameof(FileRemoved))]
[JsonDerivedType(typeof(FileRefused), nameof(FileRefused))]
[JsonDerivedType(typeof(ReviewConcluded), nameof(ReviewConcluded))]
[JsonDerivedType(typeof(ReviewReturned), nameof(ReviewReturned))]
[JsonDerivedType(typeof(OpinionAsked), nameof(OpinionAsked))]
[JsonDerivedType(typeof(OpinionGiven), nameof(OpinionGiven))]
[JsonDerivedType(typeof(NoteWritten), nameof(NoteWritten))]
[JsonDerivedType(typeof(NoteWithdrawn), nameof(NoteWithdrawn))]
[JsonDerivedType(typeof(StepReassigned), nameof(StepReassigned))]
[JsonDerivedType(typeof(StepEscalated), nameof(StepEscalated))]
public abstract record RunEvent(DateTimeOffset At, Person? By)
{
    [JsonIgnore]
    public virtual string? StepKey => null;

    /// <summary>The material of a service that it is about; null where it is not about a file.</summary>
    [JsonIgnore]
    public virtual string? MaterialKey => null;

    /// <summary>For whom <see cref="By"/> acted; null where people act for themselves or for their department.</summary>
    public Behalf? For { get; init; }
}

public abstract record StepEvent(DateTimeOffset At, Person? By, string Step) : RunEvent(At, By)
{
    [JsonIgnore]
    public override string? StepKey => Step;
}

/// <param name="Choices">What the applicant committed to; none in events from before there were commitments.</param>
public sealed record ApplicationSubmitted(DateTimeOffset At, Person By, Choices? Choices = null) : RunEvent(At, By)
{
    /// <summary>How it was signed; none in events from before there were signatures.</summary>
    public Signature? Signature { get; init; }
}

public sealed record StepNotRequired(DateTimeOffset At, Person? By, string Step) : StepEvent(At, By, Step);

/// <summary>A correction made a step necessary that was not before.</summary>
public sealed record StepInvolved(DateTimeOffset At, Person? By, string Step) : StepEvent(At, By, Step);

public sealed record StepOpened(DateTimeOffset At, Person? By, string Step) : StepEvent(At, By, Step);

public sealed record StepClaimed(DateTimeOffset At, Person By, string Step) : StepEvent(At, By, Step);

public sealed record StepReleased(DateTimeOffset At, Person By, string Step) : StepEvent(At, By, Step);

public sealed record StepTransferred(DateTimeOffset At, Person By, string Step, Person To, string Reason) : StepEvent(At, By, Step);

/// <param name="Licence">The number of the licence that was issued with it; none in events from before there were licences.</param>
public sealed record StepGranted(DateTimeOffset At, Person? By, string Step, string Note, string? Licence = null) : StepEvent(At, By, Step)
{
    public GrantBasis Basis { get; init; }

    /// <summary>Together with others, without a look at each.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InBulk { get; init; }

    /// <summary>秒批: the rule that granted it, and what the facts were.</summary>
    public AppliedRule? Rule { get; init; }
}

/// <param name="Rule">The condition as it is written.</param>
public sealed record AppliedRule(int Version, string Rule, IReadOnlyDictionary<string, string> Facts, bool IsAudited);

public sealed record StepRefused(DateTimeOffset At, Person By, string Step, string Reason) : StepEvent(At, By, Step)
{
    public string? LegalBasis { get; init; }

    /// <summary>What can be done against it, by its key, and the last day for it.</summary>
    public IReadOnlyDictionary<string, DateOnly> Remedies { get; init; } = new Dictionary<string, DateOnly>();
}

public sealed record StepCancelled(DateTimeOffset At, Person? By, string Step) : StepEvent(At, By, Step);

/// <param name="Term">The day until which it is to last, as the applicant was told.</param>
public sealed record StepSuspended(
    DateTimeOffset At, Person By, string Step, SpecialProcedure Procedure, string Note, DateOnly? Term = null) : StepEvent(At, By, Step);

/// <param name="Procedure">Which one has ended; all, if none is named.</param>
public sealed record StepResumed(DateTimeOffset At, Person By, string Step, string Note, SpecialProcedure? Procedure = null) : StepEvent(At, By, Step);

public sealed record CorrectionRequested(
    DateTimeOffset At, Person By, string Step, Guid Correction, IReadOnlyList<CorrectionItem> Items, string Message)
    : StepEvent(At, By, Step)
{
    /// <summary>Things that an earlier notice asked for already: a violation (行政许可法 art. 72(4)).</summary>
    public IReadOnlyList<string> Repeated { get; init; } = [];

    /// <summary>The last day for the answer, where one was set.</summary>
    public DateOnly? Term { get; init; }
}

public sealed record CorrectionAnswered(
    DateTimeOffset At, Person By, string Step, Guid Correction, IReadOnlyList<string> Changed) : StepEvent(At, By, Step);

public sealed record ApplicationWithdrawn(DateTimeOffset At, Person By, string Reason) : RunEvent(At, By);

public sealed record ApplicationEnded(DateTimeOffset At, Person? By, CaseStatus Status) : RunEvent(At, By);
