namespace ApprovalCloud.Engine.Running;

/// <summary>A person, as history names them.</summary>
public sealed record Person(Guid Id, string Name);

/// <summary>What a clerk may do within a department.</summary>
[Flags]
public enum StepRoles
{
    None = 0,
    Accept = 1,
    Review = 2,
    Decide = 4,
    /// <summary>Heads the agency: approves that a limit is extended.</summary>
    Head = 8,
    All = Accept | Review | Decide | Head,
}

/// <summary>Who acts: a clerk with a department and roles, a supervisor, or the applicant (no department).</summary>
public sealed record Actor(Person Person, string? Department = null, StepRoles Roles = StepRoles.None)
{
    /// <summary>Nobody: the platform draws the consequence of time or of a rule.</summary>
    public static readonly Actor Platform = new(new Person(Guid.Empty, ""));

    public bool IsSupervisor { get; init; }
}
