using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <param name="ToFollow">容缺: secondary materials that may follow, as the applicant committed to.</param>
public sealed record Accept(Actor By, string Step, IReadOnlyList<FollowUp> ToFollow) : StepDecision(By, Step);

/// <summary>Says at once that no permit is needed (行政许可法 art. 32(1)).</summary>
public sealed record FindUnneeded(Actor By, string Step, string Reason) : StepDecision(By, Step);

/// <summary>Does not accept it, and names the right body (art. 32(2)).</summary>
public sealed record DeclineCompetence(Actor By, string Step, string RightBody, string Reason) : StepDecision(By, Step);

/// <summary>Puts right on the spot what the applicant agrees is a slip (art. 32(3)). <paramref name="Facts"/> is everything known afterwards.</summary>
public sealed record FixOnTheSpot(Actor By, string Step, Facts Facts, IReadOnlyList<string> Changed, string Note) : StepDecision(By, Step)
{
    /// <summary>How the applicant agreed.</summary>
    public Agreement Agreed { get; init; }
}

public sealed record AskExtension(Actor By, string Step, Duration Length, string Reason) : StepDecision(By, Step);

/// <summary>By the head of the agency, who is not the one who asked (art. 42).</summary>
public sealed record ApproveExtension(Actor By, string Step) : StepDecision(By, Step);

public sealed record DeclineExtension(Actor By, string Step, string Reason) : StepDecision(By, Step);

/// <summary>Extends the case's own limit, by the head of the government (art. 42).</summary>
public sealed record ExtendCase(Actor By, Duration Length, string Reason) : Decision(By);

public sealed record AppointVisit(Actor By, string Step, Guid Visit, DateTimeOffset On, IReadOnlyList<string> Steps, string Note) : StepDecision(By, Step);

public sealed record JoinVisit(Actor By, string Step, IReadOnlyList<string> Officers) : StepDecision(By, Step);

/// <summary>Nobody comes, and the applicant and everybody who was to come are told why.</summary>
public sealed record CancelVisit(Actor By, string Step, string Reason) : StepDecision(By, Step);

public sealed record RecordFindings(Actor By, string Step, VisitFinding Finding, string Report) : StepDecision(By, Step);

public sealed record ReceiveMaterial(Actor By, string Step, string Material) : StepDecision(By, Step);

public sealed record CheckCommitment(Actor By, string Step, CheckResult Result, string Note, DateOnly? RectifyBy = null) : StepDecision(By, Step);

public sealed record AuditInstant(Actor By, string Step, bool IsRight, string Note) : StepDecision(By, Step);

/// <summary>Takes back what a grant issued (art. 69).</summary>
public sealed record Revoke(Actor By, string Step, string Licence, string Reason) : StepDecision(By, Step);

/// <summary>The applicant asks for a refusal to be looked at again (行政复议).</summary>
public sealed record FileAppeal(Actor By, string Step, string Remedy, string Statement) : Decision(By);

/// <summary>The applicant asks the department of a step something; its words are kept beside the history.</summary>
public sealed record AskDepartment(Actor By, string Step, Guid Message, string Digest) : Decision(By);

public sealed record AnswerApplicant(Actor By, string Step, Guid Message, string Digest) : StepDecision(By, Step);

/// <summary>The applicant asks for more time to answer a correction, or to hand in what may follow.</summary>
/// <param name="Material">What may follow; null for the step's correction.</param>
/// <param name="Until">The new last day.</param>
public sealed record AskMoreTime(Actor By, string Step, string? Material, DateOnly Until, string Reason) : Decision(By);

/// <param name="Until">The new last day, which need not be the one that was asked for.</param>
public sealed record GiveMoreTime(Actor By, string Step, DateOnly Until) : StepDecision(By, Step);

public sealed record DeclineMoreTime(Actor By, string Step, string Reason) : StepDecision(By, Step);

/// <summary>By whoever supervises, never by the department that refused.</summary>
public sealed record DecideAppeal(Actor By, string Step, AppealOutcome Result, string Reason) : Decision(By);

/// <summary>What follows from the passing of time or from a rule: decided by nobody. Whether the time has come is told by the clock.</summary>
public abstract record PlatformDecision(string Step) : Decision(Actor.Platform);

public sealed record DeemAccepted(string Step) : PlatformDecision(Step);

public sealed record MissLimit(string Step, DateOnly Due) : PlatformDecision(Step);

public sealed record GrantBySilence(string Step, string Note) : PlatformDecision(Step);

public sealed record GrantByRule(string Step, AppliedRule Rule) : PlatformDecision(Step);

public sealed record Lapse(string Step) : PlatformDecision(Step);

public sealed record MissCaseLimit(DateOnly Due) : PlatformDecision("");

/// <param name="Step">Empty for the case.</param>
public sealed record Recompute(string Step, DateOnly Before, DateOnly After, string Calendar) : PlatformDecision(Step);
