using ApprovalCloud.Core.SharedData;

namespace ApprovalCloud.Core.Licences;

/// <summary>A material of an application that is there: by an e-licence that stands for it.</summary>
public sealed class MaterialRow
{
    private MaterialRow() { }

    public MaterialRow(Guid applicationId, string key, string licenceType, string licenceNumber, SourceKind source, string from, DateTimeOffset at, DateTimeOffset? validUntil)
    {
        (ApplicationId, Key) = (applicationId, key);
        Become(licenceType, licenceNumber, source, from, at, validUntil);
    }

    public Guid ApplicationId { get; private set; }
    public string Key { get; private set; } = "";
    public string LicenceType { get; private set; } = "";
    public string LicenceNumber { get; private set; } = "";

    /// <summary>A registry that proved the licence, or the platform's own pool.</summary>
    public SourceKind Source { get; private set; }

    /// <summary>The registry's key, or the number of the application in which it was issued.</summary>
    public string From { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ValidUntil { get; private set; }

    /// <summary>Another licence stands for it now.</summary>
    public void Become(string licenceType, string licenceNumber, SourceKind source, string from, DateTimeOffset at, DateTimeOffset? validUntil)
    {
        (LicenceType, LicenceNumber) = (licenceType, licenceNumber);
        (Source, From, At, ValidUntil) = (source, from, at, validUntil);
    }

    public bool IsValid(DateTimeOffset at) => ValidUntil is not { } until || at < until;
}
