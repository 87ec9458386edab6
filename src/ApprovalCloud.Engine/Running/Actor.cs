namespace ApprovalCloud.Engine.Running;

/// <summary>A person, as history names them.</summary>
public sealed record Person(Guid Id, string Name);

/// <summary>What a clerk may do within a department.</summary>
[Flags]
public enum StepRoles { None = 0, Accept = 1, Review = 2, Decide = 4, All = Accept | Review | Decide }

/// <summary>Who acts: a clerk with a department and roles, or the applicant (no department).</summary>
public sealed record Actor(Person Person, string? Department = null, StepRoles Roles = StepRoles.None);
