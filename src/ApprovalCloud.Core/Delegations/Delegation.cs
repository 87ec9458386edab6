using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Delegations;

public enum DelegationStatus { Given, Accepted, Declined, Ended, Expired }

/// <summary>
/// A person lets another act for them: for which services, what, from when until when. It holds once the other, with the
/// identity that was named, has accepted, and until either ends it or its last second has passed.
/// </summary>
public sealed class Delegation
{
    private Delegation() { }

    public Delegation(Guid id, Person principal, string email, string identityProof, DateTimeOffset at)
    {
        (Id, PrincipalId, PrincipalName, Email, IdentityProof, GivenAt) = (id, principal.Id, principal.Name, email, identityProof, at);
    }

    public Guid Id { get; private set; }
    public Guid PrincipalId { get; private set; }
    public string PrincipalName { get; private set; } = "";

    /// <summary>Where the other is asked; also how they find it in their account.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Stands for the identity number that the other must have, without repeating it.</summary>
    public string IdentityProof { get; private set; } = "";

    public Guid? DelegateId { get; private set; }
    public string? DelegateName { get; private set; }
    public Acts May { get; init; }

    /// <summary>The services it goes for; all, if none is named.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    public DateTimeOffset From { get; init; }

    /// <summary>Its last second.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>The company (USCC) whose staff acts, and what proves that the principal represents it.</summary>
    public string? Company { get; init; }

    public string? CompanyName { get; init; }
    public string? CompanyProof { get; init; }

    public DateTimeOffset GivenAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }
    public string? EndedByName { get; private set; }
    public int Version { get; private set; }

    public Person Principal => new(PrincipalId, PrincipalName);

    public DelegationStatus Status(DateTimeOffset at) => this switch
    {
        { EndedAt: not null, AcceptedAt: null } when EndedById != PrincipalId => DelegationStatus.Declined,
        { EndedAt: not null } => DelegationStatus.Ended,
        _ when at > Until => DelegationStatus.Expired,
        { AcceptedAt: not null } => DelegationStatus.Accepted,
        _ => DelegationStatus.Given,
    };

    public bool IsValid(DateTimeOffset at) => AcceptedAt is not null && EndedAt is null && From <= at && at <= Until;

    public bool IsOpen(DateTimeOffset at) => AcceptedAt is null && EndedAt is null && at <= Until;

    public void Accept(Person by, DateTimeOffset at)
    {
        (DelegateId, DelegateName, AcceptedAt) = (by.Id, by.Name, at);
        Version++;
    }

    public void End(Person by, DateTimeOffset at)
    {
        (EndedAt, EndedById, EndedByName) = (at, by.Id, by.Name);
        Version++;
    }

    public ActingFor Acting(SharedData.ReadSource through) => new(new Behalf(Principal, BehalfKind.Delegation, Id), May)
    {
        Services = Services, Company = Company, Since = GivenAt, Through = through,
    };
}
