namespace ApprovalCloud.Engine.Running;

public enum StepStatus
{
    /// <summary>Something it needs has not ended yet.</summary>
    Waiting,
    Open,
    AwaitingApplicant,
    Suspended,
    Granted,
    Refused,
    /// <summary>Its condition does not hold.</summary>
    NotRequired,
    /// <summary>A refusal elsewhere or a withdrawal ended it undecided.</summary>
    Cancelled,
}

/// <summary>Derived from the steps, never stored as a second truth.</summary>
public enum CaseStatus { InReview, AwaitingApplicant, Granted, PartlyGranted, Refused, Withdrawn }

public static class StepStatuses
{
    public static bool IsUndecided(this StepStatus status) => status switch
    {
        StepStatus.Waiting or StepStatus.Open or StepStatus.AwaitingApplicant or StepStatus.Suspended => true,
        StepStatus.Granted or StepStatus.Refused or StepStatus.NotRequired or StepStatus.Cancelled => false,
    };

    /// <summary>A department has it in hand, or waits for the applicant with it.</summary>
    public static bool IsActive(this StepStatus status) => status.IsUndecided() && status != StepStatus.Waiting;
}
