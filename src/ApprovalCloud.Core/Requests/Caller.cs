using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Requests;

/// <summary>Who asks: taken from the signed-in session, never from what was sent.</summary>
public sealed record Caller(Guid Id, string Name)
{
    public string? Department { get; init; }
    public StepRoles Roles { get; init; }
    public bool IsSupervisor { get; init; }

    public Person Person => new(Id, Name);

    public Actor Actor => new(Person, Department, Roles) { IsSupervisor = IsSupervisor };
}
