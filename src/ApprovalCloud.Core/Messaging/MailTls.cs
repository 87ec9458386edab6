using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ApprovalCloud.Core.Encryption;
using MailKit.Net.Smtp;

namespace ApprovalCloud.Core.Messaging;

/// <summary>Who the platform is to the mail server, and whom it takes for that.</summary>
internal static class MailTls
{
    // id-kp-serverAuth (RFC 5280, 4.2.1.12).
    private const string ForServers = "1.3.6.1.5.5.7.3.1";

    public static X509Certificate2? Certificate(MailOptions mail) =>
        mail.Certificate is { Length: > 0 } certificate ? X509Certificate2.CreateFromPemFile(certificate, mail.CertificateKey) : null;

    public static void Trust(this SmtpClient client, MailOptions mail)
    {
        if (mail.Authority is { Length: > 0 } authority)
            client.ServerCertificateValidationCallback = (_, shown, found, errors) => IsOf(authority, shown, found, errors);
    }

    // Its name must be right, whoever it is of; what is between it and its authority, it sends itself.
    private static bool IsOf(string authority, X509Certificate? shown, X509Chain? found, SslPolicyErrors errors)
    {
        if (shown is not X509Certificate2 certificate || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            return false;
        using var chain = new X509Chain { ChainPolicy = PrivateAuthority.Alone(authority) };
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ForServers));
        if (found is not null)
            chain.ChainPolicy.ExtraStore.AddRange(found.ChainPolicy.ExtraStore);
        return chain.Build(certificate);
    }
}
