using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ApprovalCloud.Tests.SharedData;

/// <summary>An authority, a server's certificate for this machine, and a client's, made for one test.</summary>
internal sealed class TestCertificates : IDisposable
{
    public const string Password = "for-this-test";

    private readonly string folder = Directory.CreateTempSubdirectory("certificates-").FullName;

    public TestCertificates(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        Server = Issue(authority, "CN=127.0.0.1");
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
        using var client = Issue(authority, "CN=approval-cloud");
        File.WriteAllText(ClientCertificateFile, client.ExportCertificatePem());
        using (var clientKey = client.GetECDsaPrivateKey()!)
            File.WriteAllText(ClientKeyFile, clientKey.ExportPkcs8PrivateKeyPem());
        File.WriteAllBytes(ClientFile, client.Export(X509ContentType.Pkcs12, Password));
    }

    public X509Certificate2 Server { get; }

    public string AuthorityFile => Path.Combine(folder, "authority.pem");

    public string ClientFile => Path.Combine(folder, "client.pfx");

    public string ClientCertificateFile => Path.Combine(folder, "client.crt");

    public string ClientKeyFile => Path.Combine(folder, "client.key");

    public void Dispose()
    {
        Server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }
}
