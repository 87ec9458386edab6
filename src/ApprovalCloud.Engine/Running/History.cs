using System.Collections.Immutable;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

internal static class History
{
    public static Run NewRun(ServiceDefinition service, Person applicant) => new(
        applicant,
        service.Steps.ToImmutableSortedDictionary(step => step.Key, _ => new StepRun(StepStatus.Waiting), StringComparer.Ordinal));

    /// <summary>The run after one more event. The one place where a step's status changes.</summary>
    public static Run Apply(Run run, RunEvent happened) => happened switch
    {
        StepEvent on => run.With(on.Step, Apply(run[on.Step], on)),
        ApplicationWithdrawn => run with { IsWithdrawn = true },
        _ => run,
    };

    private static StepRun Apply(StepRun step, StepEvent happened) => happened switch
    {
        StepNotRequired => new StepRun(StepStatus.NotRequired),
        StepInvolved => new StepRun(StepStatus.Waiting),
        StepOpened opened => step with { Status = StepStatus.Open, OpenedAt = opened.At },
        StepClaimed claimed => step with { Assignee = claimed.By },
        StepReleased => step with { Assignee = null },
        StepTransferred transferred => step with { Assignee = transferred.To },
        StepGranted granted => step with { Status = StepStatus.Granted, DecidedBy = granted.By, DecidedAt = granted.At },
        StepRefused refused => step with { Status = StepStatus.Refused, DecidedBy = refused.By, DecidedAt = refused.At },
        StepCancelled => step with { Status = StepStatus.Cancelled, Correction = null },
        StepSuspended => step with { Status = StepStatus.Suspended },
        StepResumed => step with { Status = StepStatus.Open },
        CorrectionRequested asked => step with { Status = StepStatus.AwaitingApplicant, Correction = asked.Correction },
        CorrectionAnswered => step with { Status = StepStatus.Open, Correction = null },
        _ => step,
    };
}
