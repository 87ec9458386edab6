using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ApprovalCloud.Core.Documents;

/// <summary>A certificate with its private key, and the certificates above it.</summary>
public sealed record SigningKey(X509Certificate2 Certificate, X509Certificate2Collection Above)
{
    public string Id { get; } = IdOf(Certificate);

    public static string IdOf(X509Certificate2 certificate) => Base64Url.EncodeToString(SHA256.HashData(certificate.RawData));

    // Of 128 bits of strength (ASVS 5.0, 11.2.3).
    private const int SmallestRsa = 3072;
    private const int SmallestCurve = 256;

    /// <exception cref="CryptographicException">It is no PKCS #12, the password is another, no certificate in it has its key, or the key is too small.</exception>
    public static SigningKey Read(byte[] pkcs12, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(pkcs12, password);
        var own = all.FirstOrDefault(one => one.HasPrivateKey) ?? throw new CryptographicException("No certificate in the file has its private key.");
        if (own.GetRSAPublicKey() is { KeySize: < SmallestRsa and var size })
            throw new CryptographicException($"The certificate has an RSA key of {size} bits: seal with one of an elliptic curve, or of RSA with {SmallestRsa} bits or more.");
        if (own.GetECDsaPublicKey() is { KeySize: < SmallestCurve })
            throw new CryptographicException($"The certificate has a key of a curve that is too small: seal with P-256 or a larger one.");
        return new SigningKey(own, [.. all.Where(one => one != own)]);
    }

    /// <summary>For development: nobody vouches for it, and its name says so.</summary>
    public static SigningKey Make(DateTimeOffset at)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=ApprovalCloud development seal - not for real documents, O=ApprovalCloud, C=CN", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var made = request.CreateSelfSigned(at.AddDays(-1), at.AddYears(10));
        return Read(made.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>A signature as in JWS (RFC 7518), and the name of its algorithm.</summary>
    public (string Algorithm, Func<byte[], byte[]> Sign) Jws()
    {
        if (Certificate.GetECDsaPrivateKey() is { } ec)
        {
            return ec.KeySize switch
            {
                256 => ("ES256", data => ec.SignData(data, HashAlgorithmName.SHA256)),
                384 => ("ES384", data => ec.SignData(data, HashAlgorithmName.SHA384)),
                _ => ("ES512", data => ec.SignData(data, HashAlgorithmName.SHA512)),
            };
        }

        var rsa = Certificate.GetRSAPrivateKey() ?? throw new CryptographicException("The certificate's key is neither of an elliptic curve nor RSA.");
        return ("PS256", data => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }
}
