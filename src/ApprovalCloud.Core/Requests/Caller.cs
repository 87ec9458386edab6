using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Requests;

/// <summary>Who asks: taken from the signed-in session, never from what was sent.</summary>
public sealed record Caller(Guid Id, string Name)
{
    public string? Department { get; init; }
    public StepRoles Roles { get; init; }
    public bool IsSupervisor { get; init; }

    /// <summary>The department at whose counter an assistant works.</summary>
    public string? CounterOf { get; init; }

    /// <summary>For whom they act in this request; null for themselves.</summary>
    public ActingFor? For { get; init; }

    public Person Person => new(Id, Name);

    public Actor Actor => new(Person, Department, Roles) { IsSupervisor = IsSupervisor, For = For?.Behalf };

    /// <summary>Whether sensitive facts may be fetched for them: their own, or as the one they act for said.</summary>
    public bool MaySeeSensitive => For?.May.HasFlag(Acts.FetchSensitive) ?? true;

    /// <summary>Whose licences, bars and earlier applications count: for the platform's own look, never to show.</summary>
    internal Caller Principal => For is { } acting ? new Caller(acting.Principal.Id, acting.Principal.Name) : this;
}
