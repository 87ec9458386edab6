using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace ApprovalCloud.Core.Documents;

/// <summary>The CMS of a PAdES baseline B-B signature (ETSI EN 319 142-1): detached, with the certificate's hash among what is signed, and no signing time, which stands in the PDF.</summary>
internal static class PadesSignature
{
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    /// <summary>More bytes than the CMS of this key will ever have.</summary>
    public static int Room(SigningKey key) => 4_096 + key.Certificate.RawData.Length + key.Above.Sum(one => one.RawData.Length);

    /// <param name="signed">The bytes of the file without the place of the signature.</param>
    /// <returns>The CMS SignedData, DER.</returns>
    public static byte[] Of(byte[] signed, SigningKey key)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, key.Certificate)
        {
            DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"), IncludeOption = X509IncludeOption.EndCertOnly,
            // Asked of RSA alone (ASVS 5.0, 11.6.1); a curve has its own way.
            SignaturePadding = key.Certificate.GetRSAPublicKey() is null ? null : RSASignaturePadding.Pss,
        };
        signer.Certificates.AddRange(key.Above);
        signer.SignedAttributes.Add(new AsnEncodedData(SigningCertificateV2, CertificateHash(key.Certificate)));
        var cms = new SignedCms(new ContentInfo(signed), detached: true);
        cms.ComputeSignature(signer);
        return cms.Encode();
    }

    /// <summary>Whose signature it is; null if it is not of these bytes.</summary>
    /// <param name="cms">The CMS, and zeros to fill its place.</param>
    public static X509Certificate2? Signer(byte[] signed, byte[] cms)
    {
        try
        {
            var length = new AsnReader(cms, AsnEncodingRules.BER).ReadEncodedValue().Length;
            var signature = new SignedCms(new ContentInfo(signed), detached: true);
            signature.Decode(cms.AsSpan(0, length));
            signature.CheckSignature(verifySignatureOnly: true);
            return signature.SignerInfos[0].Certificate;
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException)
        {
            return null;
        }
    }

    // SigningCertificateV2 ::= SEQUENCE { certs SEQUENCE OF ESSCertIDv2 }; SHA-256 is its default and not written (RFC 5035).
    private static byte[] CertificateHash(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        return writer.Encode();
    }
}
