namespace ApprovalCloud.Core.Documents;

/// <summary>A certificate with which documents were sealed: what was signed with an old one can still be checked.</summary>
public sealed class SigningCertificate
{
    private SigningCertificate() { }

    public SigningCertificate(string keyId, byte[] certificate, byte[]? pkcs12, DateTimeOffset at) =>
        (KeyId, Certificate, Pkcs12, AddedAt) = (keyId, certificate, pkcs12, at);

    /// <summary>SHA-256 of the certificate, in base64url.</summary>
    public string KeyId { get; private set; } = "";

    public byte[] Certificate { get; private set; } = [];

    /// <summary>With its key: of the one that is made for development, where every node finds it. A real key is never here.</summary>
    public byte[]? Pkcs12 { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }
}
