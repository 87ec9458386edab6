using System.Collections.Immutable;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>Where one step stands.</summary>
public sealed record StepRun(StepStatus Status)
{
    public Person? Assignee { get; init; }
    public Person? DecidedBy { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The correction the step waits for, while it awaits the applicant.</summary>
    public Guid? Correction { get; init; }
}

/// <summary>Where an application stands: the state of each of its service's steps.</summary>
public sealed record Run(Person Applicant, ImmutableSortedDictionary<string, StepRun> Steps, bool IsWithdrawn = false)
{
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
        if (!Any(StepStatus.Refused))
            return CaseStatus.Granted;
        var stopsAll = service.Steps.Any(step =>
            step.OnRefusal == OnRefusal.StopAll && this[step.Key].Status == StepStatus.Refused);
        return Any(StepStatus.Granted) && !stopsAll ? CaseStatus.PartlyGranted : CaseStatus.Refused;
    }

    private bool Any(StepStatus status) => Steps.Values.Any(step => step.Status == status);

    public bool Equals(Run? other) =>
        other is not null && Applicant == other.Applicant && IsWithdrawn == other.IsWithdrawn && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => HashCode.Combine(Applicant, IsWithdrawn, Steps.Count);
}
