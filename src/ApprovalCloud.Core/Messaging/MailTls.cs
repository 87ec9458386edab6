using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;

namespace ApprovalCloud.Core.Messaging;

/// <summary>Who the platform is to the mail server, and whom it takes for that.</summary>
internal static class MailTls
{
    public static X509Certificate2? Certificate(MailOptions mail) =>
        mail.Certificate is { Length: > 0 } certificate ? X509Certificate2.CreateFromPemFile(certificate, mail.CertificateKey) : null;

    public static void Trust(this SmtpClient client, MailOptions mail)
    {
        if (mail.Authority is { Length: > 0 } authority)
            client.ServerCertificateValidationCallback = (_, shown, _, errors) => IsOf(authority, shown, errors);
    }

    // Its name must be right, whoever it is of.
    private static bool IsOf(string authority, X509Certificate? shown, SslPolicyErrors errors)
    {
        if (shown is not X509Certificate2 certificate || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            return false;
        using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(authority);
        return chain.Build(certificate);
    }
}
