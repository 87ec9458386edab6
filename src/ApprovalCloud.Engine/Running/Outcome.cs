namespace ApprovalCloud.Engine.Running;

/// <summary>What a decision led to: either a new run with its events and effects, or a refusal and nothing else.</summary>
public sealed record Outcome(Run? Run, IReadOnlyList<RunEvent> Events, IReadOnlyList<Effect> Effects, Refusal? Refusal)
{
    public static Outcome Refused(Refusal refusal) => new(null, [], [], refusal);

    public static Outcome Refused(RefusalRule rule, string? subject = null) => Refused(new Refusal(rule, subject));
}

/// <summary>What somebody must be told, after the change is durable.</summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>A department has a new task.</summary>
    public sealed record TaskOpened(string Step, string Department) : Effect;

    /// <summary>The applicant is told of an event.</summary>
    public sealed record TellApplicant(RunEvent About) : Effect;
}
