using System.Collections.Immutable;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

internal static class History
{
    public static Run NewRun(ServiceDefinition service, Person applicant, Choices? choices) => new(
        applicant,
        service.Steps.ToImmutableSortedDictionary(step => step.Key, step => new StepRun(StepStatus.Waiting)
        {
            Detail = choices?.Commitments.Contains(step.Key) == true ? new StepDetail { OnCommitment = true } : StepDetail.None,
        }, StringComparer.Ordinal))
    {
        Choices = choices ?? Choices.None,
    };

    /// <summary>The run after one more event. The one place where a step's status changes.</summary>
    public static Run Apply(Run run, RunEvent happened) => happened switch
    {
        VisitAppointed visit => visit.Steps.Aggregate(run, (now, step) => now.With(step, Apply(now[step], visit))),
        VisitCancelled visit => visit.Steps.Aggregate(run, (now, step) => now.With(step, Apply(now[step], visit))),
        StepEvent on => run.With(on.Step, Apply(run[on.Step], on)),
        ApplicationWithdrawn => run with { IsWithdrawn = true },
        CaseExtended => run with { CaseExtensions = run.CaseExtensions + 1 },
        _ => run,
    };

    private static StepRun Apply(StepRun step, StepEvent happened) => happened switch
    {
        StepNotRequired => new StepRun(StepStatus.NotRequired),
        StepInvolved => new StepRun(StepStatus.Waiting) { Detail = new StepDetail { OnCommitment = step.Detail.OnCommitment } },
        StepOpened opened => step with { Status = StepStatus.Open, OpenedAt = opened.At },
        StepAccepted accepted => step with
        {
            AcceptedAt = accepted.Manner is AcceptanceKind.Deemed or AcceptanceKind.WithDecision ? step.OpenedAt : accepted.At,
            Detail = step.Detail with { ToFollow = accepted.ToFollow },
            Assignee = accepted.EndsPhase ? null : step.Assignee,
        },
        OpinionAsked or OpinionGiven => step with { Deliberation = step.Deliberation.After(happened) },
        ReviewConcluded or ReviewReturned => step with { Assignee = null, Deliberation = step.Deliberation.After(happened) },
        StepClaimed claimed => step with { Assignee = claimed.By },
        StepReleased => step with { Assignee = null },
        StepTransferred transferred => step with { Assignee = transferred.To },
        StepReassigned moved => step with { Assignee = moved.To },
        StepGranted granted => step with
        {
            Status = StepStatus.Granted,
            DecidedBy = step.Status == StepStatus.Withheld ? step.DecidedBy : granted.By,
            // What was held back had been decided before.
            DecidedAt = step.DecidedAt ?? granted.At,
            Detail = step.Detail with { Check = CheckAfter(granted) },
        },
        GrantWithheld held => step with { Status = StepStatus.Withheld, DecidedBy = held.By, DecidedAt = held.At },
        StepRefused or StepNotAccepted or StepFoundUnneeded => step with
        {
            Status = happened switch
            {
                StepRefused => StepStatus.Refused,
                StepNotAccepted => StepStatus.NotAccepted,
                _ => StepStatus.NotRequired,
            },
            DecidedBy = happened.By,
            DecidedAt = happened.At,
            // Taken anew, it can be appealed against anew.
            Detail = step.Detail with { Appeal = AppealState.None, MoreTime = null },
        },
        StepLapsed => step with { Status = StepStatus.Lapsed, DecidedAt = step.DecidedAt ?? happened.At },
        StepCancelled => step with { Status = StepStatus.Cancelled, Correction = null },
        CorrectionRequested asked => (step with
        {
            Correction = asked.Correction,
            Detail = step.Detail with { Term = asked.Term, MoreTime = AboutMaterial(step.Detail) },
        }).Standing(),
        CorrectionAnswered => (step with
        {
            Correction = null,
            Detail = step.Detail with { Term = null, MoreTime = AboutMaterial(step.Detail) },
        }).Standing(),
        StepReopened reopened => new StepRun(StepStatus.Open)
        {
            OpenedAt = reopened.At, AcceptedAt = reopened.At, Detail = new StepDetail { Appeal = AppealState.SetAside },
        },
        _ => step with { Detail = Apply(step.Detail, happened) } is var after && happened is StepSuspended or StepResumed ? after.Standing() : after,
    };

    private static StepDetail Apply(StepDetail detail, StepEvent happened) => happened switch
    {
        StepSuspended begun => detail with { Procedures = [.. detail.Procedures, begun.Procedure] },
        StepResumed ended => detail with
        {
            Procedures = ended.Procedure is { } one ? [.. detail.Procedures.Where(procedure => procedure != one)] : [],
        },
        ExtensionAsked asked => detail with { ExtensionAsked = asked.Length, ExtensionAskedBy = asked.By!.Id, ExtensionReason = asked.Reason },
        ExtensionDeclined => detail with { ExtensionAsked = null, ExtensionAskedBy = null, ExtensionReason = null },
        LimitExtended => detail with
        {
            ExtensionAsked = null,
            ExtensionAskedBy = null,
            ExtensionReason = null,
            Extensions = detail.Extensions + 1,
        },
        VisitAppointed appointed => detail with { Visit = appointed.Visit, Officers = detail.Visit == appointed.Visit ? detail.Officers : 0 },
        VisitJoined joined => detail with { Officers = joined.Officers.Count },
        VisitFound or VisitCancelled => detail with { Visit = null, Officers = 0 },
        MaterialFollowed followed => detail with
        {
            ToFollow = [.. detail.ToFollow.Where(one => one.Material != followed.Material)],
            MoreTime = detail.MoreTime?.Material == followed.Material ? null : detail.MoreTime,
        },
        MoreTimeAsked asked => detail with { MoreTime = new MoreTime(asked.Material, asked.Until, asked.Reason) },
        MoreTimeDeclined => detail with { MoreTime = null },
        MoreTimeGiven { Material: null } given => detail with { MoreTime = null, Term = given.Until },
        MoreTimeGiven given => detail with
        {
            MoreTime = null,
            ToFollow = [.. detail.ToFollow.Select(one => one.Material == given.Material ? one with { By = given.Until } : one)],
        },
        CommitmentChecked { Result: CheckResult.ToRectify } => detail,
        CommitmentChecked or InstantAudited => detail with { Check = null },
        LimitMissed => detail with { IsMissed = true },
        AppealFiled => detail with { Appeal = AppealState.Filed },
        AppealDecided decided => detail with { Appeal = decided.Result == AppealOutcome.SetAside ? AppealState.SetAside : AppealState.Dismissed },
        _ => detail,
    };

    // What was asked about an answered correction waits for nobody.
    private static MoreTime? AboutMaterial(StepDetail detail) => detail.MoreTime is { Material: not null } asked ? asked : null;

    private static CheckKind? CheckAfter(StepGranted granted) => granted switch
    {
        { Basis: GrantBasis.Commitment } => CheckKind.Commitment,
        { Rule.IsAudited: true } => CheckKind.Audit,
        _ => null,
    };
}
