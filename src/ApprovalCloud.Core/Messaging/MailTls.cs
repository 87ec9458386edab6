using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;

namespace ApprovalCloud.Core.Messaging;

/// <summary>Who the platform is to the mail server, and whom it takes for that.</summary>
internal static class MailTls
{
    public static void Use(this SmtpClient client, MailOptions mail)
    {
        if (mail.Certificate is { Length: > 0 } certificate)
            client.ClientCertificates = [X509Certificate2.CreateFromPemFile(certificate, mail.CertificateKey)];
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
