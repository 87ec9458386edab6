using System.Collections.Immutable;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>Where one step stands.</summary>
public sealed record StepRun(StepStatus Status)
{
    public Person? Assignee { get; init; }
    public Person? DecidedBy { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>From when on it counts as accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The correction the step waits for, while it awaits the applicant.</summary>
    public Guid? Correction { get; init; }

    public StepDetail Detail { get; init; } = StepDetail.None;

    /// <summary>What goes on within the department.</summary>
    public Deliberation Deliberation { get; init; } = Deliberation.None;

    public IReadOnlyList<SpecialProcedure> Procedures => Detail.Procedures;

    /// <summary>Where an undecided step stands that has opened: an answer that is awaited comes before procedures that run.</summary>
    internal StepRun Standing() => this with
    {
        Status = Correction is not null ? StepStatus.AwaitingApplicant : Procedures.Count > 0 ? StepStatus.Suspended : StepStatus.Open,
    };
}

/// <summary>Where an application stands: the state of each of its service's steps.</summary>
public sealed record Run(Person Applicant, ImmutableSortedDictionary<string, StepRun> Steps, bool IsWithdrawn = false)
{
    /// <summary>What the applicant committed to.</summary>
    public Choices Choices { get; init; } = Choices.None;

    /// <summary>What the applicant committed to hand in later, with its last day if it is accepted now; not part of what the run is.</summary>
    public IReadOnlyList<FollowUp> Following { get; init; } = [];

    /// <summary>Who has a part in it beside the applicant and so decides nothing in it; not part of what the run is.</summary>
    public IReadOnlySet<Guid> Involved { get; init; } = ImmutableHashSet<Guid>.Empty;

    /// <summary>How often the limit of the case has been extended.</summary>
    public int CaseExtensions { get; init; }

    public StepRun this[string step] => Steps[step];

    public Run With(string step, StepRun state) => this with { Steps = Steps.SetItem(step, state) };

    public bool IsEnded => IsWithdrawn || Steps.Values.All(step => !step.Status.IsUndecided());

    /// <summary>The case's state, derived from its steps.</summary>
    public CaseStatus Status(ServiceDefinition service)
    {
        if (IsWithdrawn)
            return CaseStatus.Withdrawn;
        if (!IsEnded)
            return Any(StepStatus.AwaitingApplicant) ? CaseStatus.AwaitingApplicant : CaseStatus.InReview;
        if (!Any(StepStatus.Refused) && !Any(StepStatus.NotAccepted) && !Any(StepStatus.Lapsed))
            return Any(StepStatus.Granted) ? CaseStatus.Granted : CaseStatus.NotRequired;
        if (Any(StepStatus.Granted) && !service.Steps.Any(step => step.OnRefusal == OnRefusal.StopAll && this[step.Key].Status.IsBlocking()))
            return CaseStatus.PartlyGranted;
        return Any(StepStatus.Refused) ? CaseStatus.Refused : Any(StepStatus.Lapsed) ? CaseStatus.Lapsed : CaseStatus.NotAccepted;
    }

    private bool Any(StepStatus status) => Steps.Values.Any(step => step.Status == status);

    public bool Equals(Run? other) =>
        other is not null && Applicant == other.Applicant && IsWithdrawn == other.IsWithdrawn
        && CaseExtensions == other.CaseExtensions && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => HashCode.Combine(Applicant, IsWithdrawn, Steps.Count);
}
