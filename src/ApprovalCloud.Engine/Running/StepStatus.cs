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
    /// <summary>Its condition does not hold, or the department found that no permit is needed.</summary>
    NotRequired,
    /// <summary>A refusal elsewhere or a withdrawal ended it undecided.</summary>
    Cancelled,
    /// <summary>Granted, but the certificate is held back until what may follow has come (容缺).</summary>
    Withheld,
    /// <summary>The department is not competent, and named the right body.</summary>
    NotAccepted,
    /// <summary>What was to follow did not come in time.</summary>
    Lapsed,
}

/// <summary>Derived from the steps, never stored as a second truth.</summary>
public enum CaseStatus { InReview, AwaitingApplicant, Granted, PartlyGranted, Refused, Withdrawn, NotAccepted, Lapsed, NotRequired }

public static class StepStatuses
{
    public static bool IsUndecided(this StepStatus status) => status switch
    {
        StepStatus.Waiting or StepStatus.Open or StepStatus.AwaitingApplicant or StepStatus.Suspended or StepStatus.Withheld => true,
        StepStatus.Granted or StepStatus.Refused or StepStatus.NotRequired or StepStatus.Cancelled or StepStatus.NotAccepted
            or StepStatus.Lapsed => false,
    };

    /// <summary>A department has it in hand, or waits for the applicant with it.</summary>
    public static bool IsActive(this StepStatus status) => status.IsUndecided() && status != StepStatus.Waiting;

    /// <summary>A department still has to decide it: its limit runs, or stands for a while.</summary>
    public static bool IsInHand(this StepStatus status) => status.IsActive() && status != StepStatus.Withheld;

    /// <summary>It has ended, and what needs it cannot go on.</summary>
    public static bool IsBlocking(this StepStatus status) => status is StepStatus.Refused or StepStatus.NotAccepted or StepStatus.Lapsed;
}
