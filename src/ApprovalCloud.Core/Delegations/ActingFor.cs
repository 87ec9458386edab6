using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Delegations;

/// <summary>For whom a caller acts in one request, and how far that goes. Found by the platform, never taken from what was sent.</summary>
public sealed record ActingFor(Behalf Behalf, Acts May)
{
    public Person Principal => Behalf.Principal;

    /// <summary>The services it goes for; all, if none is named.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>The company it is about (USCC); null for the person themselves.</summary>
    public string? Company { get; init; }

    /// <summary>The one application it is about, at a counter; null where it is all that the rest says.</summary>
    public Guid? Only { get; init; }

    /// <summary>What had ended before stays with the principal.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Through what the caller looks, for the access ledger.</summary>
    public ReadSource Through { get; init; }

    /// <summary>Why it does not go so far; null where it does.</summary>
    public Problem? WhyNot(Acts act) => May.HasFlag(act)
        ? null
        : new Problem(ProblemKind.Forbidden, "NotDelegated", DelegationMessages.NotDelegated.With(Principal.Name, DelegationMessages.Of(act)));

    public bool IsForService(string service) => Services.Count == 0 || Services.Contains(service);

    /// <summary>What it is about; <see cref="Data.Scopes"/> says the same of rows.</summary>
    public bool Covers(Application application) =>
        application.ApplicantId == Principal.Id && (Only is null || application.Id == Only) && application.Company == Company && IsForService(application.Service)
        && (application.EndedAt is not { } ended || ended >= Since);
}
