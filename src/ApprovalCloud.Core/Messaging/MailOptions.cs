namespace ApprovalCloud.Core.Messaging;

/// <summary>Section <c>Mail</c> of the configuration.</summary>
public sealed class MailOptions
{
    /// <summary>The SMTP server; without one, letters go into <see cref="Folder"/>.</summary>
    public string Host { get; set; } = "";
    public int Port { get; set; } = 25;
    public bool UseTls { get; set; } = true;
    public string? UserName { get; set; }
    public string? Password { get; set; }

    /// <summary>PEM files of the certificate, and of its key, by which the server knows the platform: in place of a password that stays.</summary>
    public string? Certificate { get; set; }
    public string? CertificateKey { get; set; }

    /// <summary>PEM file of the authority that the server's certificate must be of; the system's authorities, where none is named.</summary>
    public string? Authority { get; set; }

    public string From { get; set; } = "ApprovalCloud <no-reply@approvalcloud.example>";
    public string Folder { get; set; } = "data/mail";

    /// <summary>How people reach the platform, for links in letters.</summary>
    public string PublicAddress { get; set; } = "http://localhost:5080";
}
