using System.Security.Cryptography.X509Certificates;

namespace ApprovalCloud.Core.Encryption;

/// <summary>Whom a server's certificate must be of, where that is none of the system's authorities.</summary>
internal static class PrivateAuthority
{
    /// <param name="file">PEM, one certificate or several.</param>
    public static X509ChainPolicy Alone(string file)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(file);
        return policy;
    }
}
