using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

public enum AppealState { None, Filed, Dismissed, SetAside }

/// <summary>What is to be looked at after a grant.</summary>
public enum CheckKind { Commitment, Audit }

/// <summary>More time that the applicant asked for, and nobody has answered yet.</summary>
/// <param name="Material">What may follow; null for the correction.</param>
public sealed record MoreTime(string? Material, DateOnly Until, string Reason);

/// <summary>What most steps never have; equal when all of it is.</summary>
public sealed record StepDetail
{
    public static readonly StepDetail None = new();

    /// <summary>Special procedures that run now, in the order in which they began.</summary>
    public IReadOnlyList<SpecialProcedure> Procedures { get; init; } = [];

    /// <summary>容缺: materials that have not come yet.</summary>
    public IReadOnlyList<FollowUp> ToFollow { get; init; } = [];

    /// <summary>The last day to answer the correction that is open.</summary>
    public DateOnly? Term { get; init; }

    public MoreTime? MoreTime { get; init; }

    /// <summary>By how much somebody asked to extend the limit, and nobody has answered yet.</summary>
    public Duration? ExtensionAsked { get; init; }

    public Guid? ExtensionAskedBy { get; init; }
    public string? ExtensionReason { get; init; }

    /// <summary>How often the limit has been extended.</summary>
    public int Extensions { get; init; }

    /// <summary>The visit that is appointed; none once there are findings.</summary>
    public Guid? Visit { get; init; }

    /// <summary>Officers of the department who take part in it.</summary>
    public int Officers { get; init; }

    /// <summary>告知承诺: the applicant chose to commit.</summary>
    public bool OnCommitment { get; init; }

    /// <summary>What has to be looked at now that it is granted.</summary>
    public CheckKind? Check { get; init; }

    /// <summary>The limit has passed, and it is on record.</summary>
    public bool IsMissed { get; init; }

    public AppealState Appeal { get; init; }

    /// <summary>The applicant's last day for a material that may follow; for the correction, if none is named.</summary>
    public DateOnly? TermOf(string? material) => material is null ? Term : ToFollow.FirstOrDefault(one => one.Material == material)?.By;

    public bool Equals(StepDetail? other) => other is not null
        && Procedures.SequenceEqual(other.Procedures) && ToFollow.SequenceEqual(other.ToFollow)
        && (ExtensionAsked, ExtensionAskedBy, ExtensionReason, Extensions) == (other.ExtensionAsked, other.ExtensionAskedBy, other.ExtensionReason, other.Extensions)
        && (Term, MoreTime) == (other.Term, other.MoreTime)
        && (Visit, Officers, OnCommitment, Check, IsMissed, Appeal)
            == (other.Visit, other.Officers, other.OnCommitment, other.Check, other.IsMissed, other.Appeal);

    public override int GetHashCode() => HashCode.Combine(Procedures.Count, ToFollow.Count, ExtensionAsked, Visit, Check, Appeal);
}
