using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Licences;

/// <summary>An e-licence: what a granted step issued. It stands for the paper wherever one would be asked for (国令716 art. 10).</summary>
public sealed class Licence
{
    private Licence() { }

    public Licence(Guid applicationId, string step, LicenceType type, string number, Guid holderId, string holder, string holderName, IReadOnlyDictionary<string, string> shown, DateTimeOffset at, DateTimeOffset? validUntil)
    {
        (ApplicationId, Step, Type, Department, Number) = (applicationId, step, type.Key, type.Issuer, number);
        (HolderId, Holder, HolderName, Shown, IssuedAt, ValidUntil) = (holderId, holder, holderName, shown, at, validUntil);
    }

    public Guid ApplicationId { get; private set; }
    public string Step { get; private set; } = "";
    public string Type { get; private set; } = "";
    public string Department { get; private set; } = "";
    public string Number { get; private set; } = "";

    /// <summary>The applicant in whose application it was issued.</summary>
    public Guid HolderId { get; private set; }

    /// <summary>Whom it is about: the value of the type's holder fact, or the applicant's id.</summary>
    public string Holder { get; private set; } = "";

    public string HolderName { get; private set; } = "";
    /// <summary>The facts that stand on it, as they were when it was issued.</summary>
    public IReadOnlyDictionary<string, string> Shown { get; private set; } = new Dictionary<string, string>();

    public DateTimeOffset IssuedAt { get; private set; }
    public DateTimeOffset? ValidUntil { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public Guid? RevokedById { get; private set; }
    public string? RevokedByName { get; private set; }
    public string? RevokedBecause { get; private set; }
    public int Version { get; private set; }

    public bool IsValid(DateTimeOffset at) => RevokedAt is null && (ValidUntil is not { } until || at < until);

    public void Revoke(string because, Guid byId, string byName, DateTimeOffset at)
    {
        (RevokedAt, RevokedById, RevokedByName, RevokedBecause) = (at, byId, byName, because);
        Version++;
    }
}
