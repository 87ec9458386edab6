using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>What somebody wants to do to a run. The engine grants it, or refuses it by name.</summary>
public abstract record Decision(Actor By);

/// <summary>A decision a clerk takes about one step.</summary>
public abstract record StepDecision(Actor By, string Step) : Decision(By);

public sealed record Claim(Actor By, string Step) : StepDecision(By, Step);

public sealed record Release(Actor By, string Step) : StepDecision(By, Step);

public sealed record Transfer(Actor By, string Step, Actor To, string Reason) : StepDecision(By, Step);

public sealed record Grant(Actor By, string Step, string Note) : StepDecision(By, Step)
{
    /// <summary>Set where it is granted together with others, without a look at each.</summary>
    public BulkGrant? Bulk { get; init; }
}

/// <param name="MeetsRule">The facts meet the step's condition for instant approval, which the platform did not grant.</param>
public sealed record BulkGrant(bool MeetsRule);

/// <summary>A refusal states its reasons and what can be done against it (行政许可法 art. 38).</summary>
public sealed record Refuse(Actor By, string Step, string Reason) : StepDecision(By, Step)
{
    public string? LegalBasis { get; init; }

    /// <summary>The last day for each remedy.</summary>
    public IReadOnlyDictionary<string, DateOnly> Remedies { get; init; } = new Dictionary<string, DateOnly>();
}

public sealed record RequestCorrection(
    Actor By, string Step, Guid Correction, IReadOnlyList<CorrectionItem> Items, string Message) : StepDecision(By, Step)
{
    /// <summary>What earlier notices of the step asked for.</summary>
    public IReadOnlyCollection<string> Earlier { get; init; } = [];

    public DateOnly? Term { get; init; }
}

/// <summary>A special procedure stops the clock; its time is told in writing (行政许可法 art. 45).</summary>
public sealed record Suspend(Actor By, string Step, SpecialProcedure Procedure, string Note, DateOnly? Term = null) : StepDecision(By, Step);

/// <param name="Procedure">Which one has ended; all, if none is named.</param>
public sealed record Resume(Actor By, string Step, string Note, SpecialProcedure? Procedure = null) : StepDecision(By, Step);

/// <summary>The applicant's answer. <paramref name="Facts"/> is everything known afterwards.</summary>
public sealed record AnswerCorrection(
    Actor By, Guid Correction, Facts Facts, IReadOnlyList<string> Changed) : Decision(By);

public sealed record Withdraw(Actor By, string Reason) : Decision(By);

public enum CorrectionKind { Missing, Wrong, Unclear }

/// <summary>One thing to put right: a fact or a material that the step reads.</summary>
public sealed record CorrectionItem(string Subject, CorrectionKind Kind, string Message);
