using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ApprovalCloud.Benchmarks.Faults.Machines;

/// <summary>The private authority that <c>deploy/certificates</c> makes, and the certificates of members and nodes.</summary>
internal sealed class Authority
{
    private readonly Installed installed;
    private readonly string folder;

    /// <param name="names">Each member with its address; the nodes, which HAProxy reaches on the loopback.</param>
    public Authority(Installed installed, string folder, IEnumerable<(string Name, string Address)> names)
    {
        (this.installed, this.folder) = (installed, folder);
        Shell.Run(installed.Deployed("certificates"), [folder, .. names.Select(one => $"{one.Name}={one.Address}")]);
        // Members belong to somebody else, who must get there.
        Shell.Run("chmod", "go+x", folder);
    }

    public string Certificate => Path.Combine(folder, "authority.crt");

    public string CertificateOf(string member) => Path.Combine(folder, member, "member.crt");

    public string KeyOf(string member) => Path.Combine(folder, member, "member.key");

    /// <summary>On a machine, whoever comes to the database as a role: its certificate and its key.</summary>
    public (string Certificate, string Key) OfRole(string role, string member)
    {
        Shell.Run(installed.Deployed("certificates"), ["as", role, folder, member]);
        return (Path.Combine(folder, member, $"{role}.crt"), Path.Combine(folder, member, $"{role}.key"));
    }

    public void GiveTo(string owner, string member) => Shell.Run("chown", "-R", owner, Path.Combine(folder, member));

    /// <summary>Whoever asks members trusts this authority alone.</summary>
    public SslClientAuthenticationOptions Trusting()
    {
        var alone = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        alone.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(Certificate));
        return new SslClientAuthenticationOptions { CertificateChainPolicy = alone };
    }
}
