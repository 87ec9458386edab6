using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ApprovalCloud.Core.Encryption;

namespace ApprovalCloud.Core.SharedData;

/// <summary>The platform's certificate for a registry, and whom the registry's server is trusted by.</summary>
internal static class RegistryTls
{
    public static SslClientAuthenticationOptions Of(RegistryOptions options)
    {
        var tls = new SslClientAuthenticationOptions();
        if (options.Certificate is { Length: > 0 } file)
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, options.CertificatePassword);
            tls.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        }

        if (options.Authority is { Length: > 0 } authority)
            tls.CertificateChainPolicy = PrivateAuthority.Alone(authority);
        return tls;
    }
}
