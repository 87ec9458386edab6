namespace ApprovalCloud.Engine.Running;

/// <summary>What a decision led to: either a new run with its events and effects, or a refusal and nothing else.</summary>
public sealed record Outcome(Run? Run, IReadOnlyList<RunEvent> Events, IReadOnlyList<Effect> Effects, Refusal? Refusal)
{
    /// <summary>This and what came after it, as one.</summary>
    public Outcome Then(Outcome next) => next.Refusal is not null ? next : new Outcome(next.Run, [.. Events, .. next.Events], [.. Effects, .. next.Effects], null);

    /// <summary>The same with one event told more fully.</summary>
    public Outcome With(RunEvent before, RunEvent after) => this with
    {
        Events = [.. Events.Select(one => ReferenceEquals(one, before) ? after : one)],
        Effects = [.. Effects.Select(effect => effect is Effect.TellApplicant tell && ReferenceEquals(tell.About, before) ? new Effect.TellApplicant(after) : effect)],
    };

    /// <summary>Nothing has happened yet.</summary>
    public static Outcome Nothing(Run run) => new(run, [], [], null);

    public static Outcome Refused(Refusal refusal) => new(null, [], [], refusal);

    public static Outcome Refused(RefusalRule rule, string? subject = null) => Refused(new Refusal(rule, subject));
}

/// <summary>What somebody must be told, after the change is durable.</summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>A department has a new task.</summary>
    public sealed record TaskOpened(string Step, string Department) : Effect;

    /// <summary>A department is told of an event.</summary>
    public sealed record TellDepartment(RunEvent About, string Department) : Effect;

    /// <summary>One clerk of a department is told of an event.</summary>
    public sealed record TellClerk(RunEvent About, string Department, Person Clerk) : Effect;

    /// <summary>Whoever supervises is told of an event.</summary>
    public sealed record TellSupervisors(RunEvent About) : Effect;

    /// <summary>The applicant is told of an event.</summary>
    public sealed record TellApplicant(RunEvent About) : Effect;
}
