namespace ApprovalCloud.Engine.Running;

/// <summary>A supervisor moves a step to another clerk of its department, or back to the department's queue.</summary>
/// <param name="To">Null for the queue.</param>
public sealed record Reassign(Actor By, string Step, Actor? To, string Reason) : Decision(By);

/// <summary>What a clerk who is away has in hand goes to whoever stands in for them, or back to the queue where that clerk may not act on it.</summary>
/// <param name="To">Null for the queue.</param>
/// <param name="Absence">Which absence it is for.</param>
public sealed record HandOver(string Step, Person From, Actor? To, Guid Absence) : PlatformDecision(Step);

/// <summary>A supervisor writes to the clerks of a step's department about it.</summary>
public sealed record Escalate(Actor By, string Step, string Message) : Decision(By);

/// <summary>Moved by a supervisor, or, where nobody is named, because whoever had it in hand is away.</summary>
/// <param name="From">Who had it in hand; null if nobody had.</param>
/// <param name="To">Null where it went back to the queue.</param>
public sealed record StepReassigned(DateTimeOffset At, Person? By, string Step, Person? From, Person? To, string Reason) : StepEvent(At, By, Step)
{
    /// <summary>The reason where somebody is away.</summary>
    public const string Away = "absence";

    /// <summary>Which absence it was for; null where a supervisor moved it.</summary>
    public Guid? Absence { get; init; }
}

/// <summary>It stands with the task until a clerk acts on it: <see cref="Escalations"/>.</summary>
public sealed record StepEscalated(DateTimeOffset At, Person By, string Step, string Message) : StepEvent(At, By, Step);

/// <summary>What a supervisor wrote about a step, and whether it still waits for an act.</summary>
public static class Escalations
{
    /// <summary>The notes that no clerk has answered by an act on the step since, the oldest first.</summary>
    public static IReadOnlyList<StepEscalated> Standing(string step, IEnumerable<RunEvent> history)
    {
        var standing = new List<StepEscalated>();
        foreach (var happened in history.Where(one => one.StepKey == step))
        {
            if (happened is StepEscalated note)
                standing.Add(note);
            else if (IsActOfClerk(happened))
                standing.Clear();
        }

        return standing;
    }

    private static bool IsActOfClerk(RunEvent happened) => happened.By is not null
        && happened is not (StepReassigned or NoteWritten or NoteWithdrawn or CorrectionAnswered or QuestionAsked or MoreTimeAsked or OpinionGiven
            or AppealFiled or AppealDecided);
}
