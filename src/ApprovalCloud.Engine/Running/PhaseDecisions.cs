namespace ApprovalCloud.Engine.Running;

public enum Recommendation { Grant, Refuse }

/// <summary>Says what the review came to; whoever decides does so on it. It is not told outside the department.</summary>
public sealed record ConcludeReview(Actor By, string Step, Recommendation Result, string Reasons) : StepDecision(By, Step);

/// <summary>Whoever is to decide has it reviewed once more.</summary>
public sealed record ReturnToReview(Actor By, string Step, string Reason) : StepDecision(By, Step);

public sealed record ReviewConcluded(DateTimeOffset At, Person By, string Step, Recommendation Result, string Reasons) : StepEvent(At, By, Step);

/// <summary>To be reviewed once more: somebody sent it back, or, where nobody is named, what was reviewed is not what it was.</summary>
public sealed record ReviewReturned(DateTimeOffset At, Person? By, string Step, string Reason) : StepEvent(At, By, Step);
