using System.Security.Cryptography;

namespace ApprovalCloud.Core.Documents;

/// <summary>A document as it was issued: signed, kept, and given out as the same bytes each time. What becomes of a licence later stands elsewhere.</summary>
public sealed class IssuedDocument
{
    private IssuedDocument() { }

    public IssuedDocument(DocumentKey key, Guid id, string? step, string? department, DateTimeOffset at, byte[] content, string? credential, DateTimeOffset now)
    {
        (ApplicationId, Sequence, Kind) = key;
        (Id, Step, Department, At, Content, Credential, IssuedAt) = (id, step, department, at, content, credential, now);
        Digest = SHA256.HashData(content);
    }

    public Guid ApplicationId { get; private set; }

    /// <summary>The event that it puts into writing.</summary>
    public int Sequence { get; private set; }

    public DocumentKind Kind { get; private set; }

    /// <summary>Stands in the QR code. Whoever holds the document knows it; nobody can guess it.</summary>
    public Guid Id { get; private set; }

    public string? Step { get; private set; }

    /// <summary>Who decided; null where the platform wrote it as the one window.</summary>
    public string? Department { get; private set; }

    /// <summary>When it happened what it says.</summary>
    public DateTimeOffset At { get; private set; }

    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of the content.</summary>
    public byte[] Digest { get; private set; } = [];

    /// <summary>Of a licence: the same as a verifiable credential (SD-JWT VC), in its compact form.</summary>
    public string? Credential { get; private set; }

    /// <summary>When it was signed.</summary>
    public DateTimeOffset IssuedAt { get; private set; }
}
