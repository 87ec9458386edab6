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

/// <summary>By what right somebody acts for another.</summary>
public enum BehalfKind
{
    /// <summary>The other gave it, and can take it back.</summary>
    Delegation,

    /// <summary>帮办: the other is present, and said yes.</summary>
    Counter,
}

/// <summary>For whom somebody acts.</summary>
/// <param name="Authority">The id of the delegation, or of the session at the counter.</param>
public sealed record Behalf(Person Principal, BehalfKind Kind, Guid Authority);

/// <summary>Who acts: a clerk with a department and roles, a supervisor, or the applicant (no department).</summary>
public sealed record Actor(Person Person, string? Department = null, StepRoles Roles = StepRoles.None)
{
    /// <summary>Nobody: the platform draws the consequence of time or of a rule.</summary>
    public static readonly Actor Platform = new(new Person(Guid.Empty, ""));

    public bool IsSupervisor { get; init; }

    /// <summary>Whoever acts for an applicant is named beside them, and never takes their place.</summary>
    public Behalf? For { get; init; }

    /// <summary>Whose act it is before the law.</summary>
    public Person Principal => For?.Principal ?? Person;
}
