using System.Text.Json.Serialization;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>How an application came to be accepted (行政许可法 art. 32).</summary>
public enum AcceptanceKind
{
    Express,
    /// <summary>What was to be corrected has been handed in.</summary>
    AfterCorrection,
    /// <summary>Put right on the spot, with the applicant's agreement.</summary>
    OnTheSpot,
    /// <summary>Decided without having been accepted: it counts from receipt.</summary>
    WithDecision,
    /// <summary>Nothing was said in time: it counts from receipt.</summary>
    Deemed,
}

/// <summary>What a grant rests on.</summary>
public enum GrantBasis
{
    Examination,
    /// <summary>告知承诺.</summary>
    Commitment,
    /// <summary>秒批.</summary>
    Rule,
    /// <summary>The limit passed, and the law takes that for a grant.</summary>
    Silence,
}

/// <summary>容缺: a material that may follow, and the last day for it.</summary>
public sealed record FollowUp(string Material, DateOnly By);

public sealed record StepAccepted(
    DateTimeOffset At, Person? By, string Step, AcceptanceKind Manner, IReadOnlyList<FollowUp> ToFollow) : StepEvent(At, By, Step)
{
    /// <summary>Accepting is a phase of its own: whoever had the step in hand for it is done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool EndsPhase { get; init; }
}

/// <summary>No permit is needed for what is applied for (art. 32(1)).</summary>
public sealed record StepFoundUnneeded(DateTimeOffset At, Person By, string Step, string Reason) : StepEvent(At, By, Step);

/// <summary>Not the department's to decide; the right body is named (art. 32(2)).</summary>
public sealed record StepNotAccepted(DateTimeOffset At, Person By, string Step, string RightBody, string Reason) : StepEvent(At, By, Step);

/// <summary>How an applicant agreed that something is put right for them.</summary>
public enum Agreement { Present, Telephone }

public sealed record FixedOnTheSpot(
    DateTimeOffset At, Person By, string Step, IReadOnlyList<string> Changed, string Note) : StepEvent(At, By, Step)
{
    public Agreement Agreed { get; init; }
}

public sealed record ExtensionAsked(DateTimeOffset At, Person By, string Step, Duration Length, string Reason) : StepEvent(At, By, Step);

public sealed record ExtensionDeclined(DateTimeOffset At, Person By, string Step, string Reason) : StepEvent(At, By, Step);

/// <param name="By">Who approved it.</param>
public sealed record LimitExtended(DateTimeOffset At, Person By, string Step, Duration Length, string Reason) : StepEvent(At, By, Step);

public sealed record CaseExtended(DateTimeOffset At, Person By, Duration Length, string Reason) : RunEvent(At, By);

/// <summary>One appointment at the premises for several steps; the same visit again is one that was moved.</summary>
/// <param name="Step">The step whose clerk made the appointment.</param>
/// <param name="Steps">All of them.</param>
public sealed record VisitAppointed(
    DateTimeOffset At, Person By, string Step, Guid Visit, DateTimeOffset On, IReadOnlyList<string> Steps, string Note) : StepEvent(At, By, Step);

/// <param name="Officers">At least two (art. 34).</param>
public sealed record VisitJoined(DateTimeOffset At, Person By, string Step, Guid Visit, IReadOnlyList<string> Officers) : StepEvent(At, By, Step);

public enum VisitFinding { InOrder, NotInOrder }

public sealed record VisitFound(
    DateTimeOffset At, Person By, string Step, Guid Visit, VisitFinding Finding, string Report) : StepEvent(At, By, Step);

/// <summary>Nobody comes: it is over for all steps that it was for and that have no findings yet.</summary>
/// <param name="Step">The step whose clerk cancelled it.</param>
/// <param name="Steps">All of them.</param>
public sealed record VisitCancelled(
    DateTimeOffset At, Person By, string Step, Guid Visit, IReadOnlyList<string> Steps, string Reason) : StepEvent(At, By, Step);

/// <summary>Granted, but the certificate is held back until what may follow has come (容缺).</summary>
public sealed record GrantWithheld(DateTimeOffset At, Person By, string Step, string Note) : StepEvent(At, By, Step);

public sealed record MaterialFollowed(DateTimeOffset At, Person By, string Step, string Material) : StepEvent(At, By, Step);

/// <summary>What was to follow did not come in time: the step counts as withdrawn.</summary>
public sealed record StepLapsed(DateTimeOffset At, Person? By, string Step, IReadOnlyList<string> Missing) : StepEvent(At, By, Step);

public enum CheckResult { Kept, ToRectify, Broken }

/// <param name="RectifyBy">The last day to put right what was found.</param>
public sealed record CommitmentChecked(
    DateTimeOffset At, Person By, string Step, CheckResult Result, string Note, DateOnly? RectifyBy) : StepEvent(At, By, Step);

/// <summary>Somebody looked at what a rule had granted.</summary>
public sealed record InstantAudited(DateTimeOffset At, Person By, string Step, bool IsRight, string Note) : StepEvent(At, By, Step);

public sealed record LicenceRevoked(DateTimeOffset At, Person By, string Step, string Licence, string Reason) : StepEvent(At, By, Step);

/// <summary>The limit passed without a decision: neither approval nor extension, but a breach (art. 42, 74).</summary>
public sealed record LimitMissed(DateTimeOffset At, Person? By, string Step, DateOnly Due) : StepEvent(At, By, Step);

public sealed record CaseLimitMissed(DateTimeOffset At, Person? By, DateOnly Due) : RunEvent(At, By);

public sealed record AppealFiled(DateTimeOffset At, Person By, string Step, string Remedy, string Statement) : StepEvent(At, By, Step);

public enum AppealOutcome { Dismissed, SetAside }

public sealed record AppealDecided(DateTimeOffset At, Person By, string Step, AppealOutcome Result, string Reason) : StepEvent(At, By, Step);

/// <summary>The applicant asked a step's department something. History holds no word of it, only what proves the words.</summary>
/// <param name="Digest">Of the words, as <c>StepMessage</c> makes it.</param>
public sealed record QuestionAsked(DateTimeOffset At, Person By, string Step, Guid Message, string Digest) : StepEvent(At, By, Step);

/// <summary>The department answered everything that was asked about a step until then.</summary>
public sealed record QuestionAnswered(DateTimeOffset At, Person By, string Step, Guid Message, string Digest) : StepEvent(At, By, Step);

/// <summary>The applicant asked for more time for a correction, or for a material that may follow.</summary>
public sealed record MoreTimeAsked(DateTimeOffset At, Person By, string Step, string? Material, DateOnly Until, string Reason) : StepEvent(At, By, Step);

public sealed record MoreTimeGiven(DateTimeOffset At, Person By, string Step, string? Material, DateOnly Until) : StepEvent(At, By, Step);

public sealed record MoreTimeDeclined(DateTimeOffset At, Person By, string Step, string? Material, string Reason) : StepEvent(At, By, Step);

/// <summary>To be decided anew.</summary>
public sealed record StepReopened(DateTimeOffset At, Person? By, string Step) : StepEvent(At, By, Step);

/// <summary>A calendar was published or changed, and with it a date.</summary>
/// <param name="Clock">The step; empty for the case.</param>
public sealed record DeadlineRecomputed(DateTimeOffset At, Person? By, string Clock, DateOnly Before, DateOnly After, string Calendar) : RunEvent(At, By)
{
    [JsonIgnore]
    public override string? StepKey => Clock.Length == 0 ? null : Clock;
}
