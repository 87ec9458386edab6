namespace ApprovalCloud.Core.Documents;

/// <summary>Section <c>Documents</c> of the configuration.</summary>
public sealed class DocumentOptions
{
    /// <summary>PKCS #12 file of the certificate, with its key and chain, with which documents are sealed.</summary>
    public string? Certificate { get; set; }

    public string? CertificatePassword { get; set; }

    /// <summary>The folder with NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc; where it is not named, the system's font folders are searched.</summary>
    public string? Fonts { get; set; }
}
