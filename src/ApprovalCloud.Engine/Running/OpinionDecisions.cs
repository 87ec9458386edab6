namespace ApprovalCloud.Engine.Running;

/// <summary>What another department says to what it was asked.</summary>
public enum Stance
{
    Agree,
    Disagree,
    NoComment,
    /// <summary>It gives no opinion, and says why.</summary>
    Declined,
}

/// <summary>Asks another department for its opinion (征求意见). The words are kept beside the history.</summary>
/// <param name="Due">By when it is asked to answer.</param>
/// <param name="Shared">The facts that it may see for this.</param>
public sealed record AskOpinion(
    Actor By, string Step, Guid Opinion, string Department, DateOnly? Due, IReadOnlyList<string> Shared, string Digest) : StepDecision(By, Step);

/// <summary>By a clerk of the department that was asked.</summary>
public sealed record GiveOpinion(Actor By, string Step, Guid Opinion, Stance Stance, string Digest) : Decision(By);

/// <summary>An opinion that is asked for, and nobody has answered yet.</summary>
public sealed record OpinionOut(Guid Opinion, string Department);

/// <param name="Digest">Of the question and the reason, as they are kept beside the history.</param>
public sealed record OpinionAsked(
    DateTimeOffset At, Person By, string Step, Guid Opinion, string Department, DateOnly? Due, IReadOnlyList<string> Shared, string Digest)
    : StepEvent(At, By, Step);

/// <param name="Digest">Of the answer's words.</param>
public sealed record OpinionGiven(
    DateTimeOffset At, Person By, string Step, Guid Opinion, string Department, Stance Stance, string Digest) : StepEvent(At, By, Step);
