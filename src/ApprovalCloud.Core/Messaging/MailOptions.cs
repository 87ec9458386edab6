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
    public string From { get; set; } = "ApprovalCloud <no-reply@approvalcloud.example>";
    public string Folder { get; set; } = "data/mail";

    /// <summary>How people reach the platform, for links in letters.</summary>
    public string PublicAddress { get; set; } = "http://localhost:5080";
}
