using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ApprovalCloud.Core.Messaging;

/// <summary>Hands letters to an SMTP server.</summary>
internal sealed class SmtpMailer(IOptions<MailOptions> options) : IMailer
{
    public async Task Send(MimeMessage message, CancellationToken cancellationToken)
    {
        var mail = options.Value;
        using var client = new SmtpClient { Timeout = 20_000 };
        using var certificate = MailTls.Certificate(mail);
        if (certificate is not null)
            client.ClientCertificates = [certificate];
        client.Trust(mail);
        var security = mail.UseTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None;
        await client.ConnectAsync(mail.Host, mail.Port, security, cancellationToken);
        if (mail.UserName is { Length: > 0 } user)
            await client.AuthenticateAsync(user, mail.Password ?? "", cancellationToken);
        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }
}
