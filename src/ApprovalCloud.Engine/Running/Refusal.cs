namespace ApprovalCloud.Engine.Running;

public enum RefusalRule
{
    UnknownStep,
    NotYourDepartment,
    RoleMissing,
    OwnApplication,
    StepWaiting,
    StepAlreadyDecided,
    StepNotRequired,
    StepCancelled,
    StepAwaitsApplicant,
    StepSuspended,
    StepNotSuspended,
    ClaimedByAnother,
    NotClaimedByYou,
    ReasonMissing,
    CorrectionEmpty,
    CorrectionOfUnreadSubject,
    CorrectionNotOpen,
    NotTheApplicant,
    FactsMissing,
    NoApprovalNeeded,
    ProcedureNotAllowed,
    ReceiverOfAnotherDepartment,
    ApplicationEnded,
}

/// <summary>Why an illegal move was refused. <see cref="First"/> is who was there before, where somebody was.</summary>
public sealed record Refusal(RefusalRule Rule, string? Subject = null, Person? First = null, DateTimeOffset? FirstAt = null);
