using System.Buffers.Text;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Documents;

/// <summary>The issuer's keys for whoever checks a credential (SD-JWT VC, JWT VC issuer metadata; RFC 7517).</summary>
public sealed record GetIssuer : IRequest<Result<JsonObject>>;

internal sealed class GetIssuerHandler(SigningKeys keys, IOptions<MailOptions> mail) : IRequestHandler<GetIssuer, Result<JsonObject>>
{
    public async Task<Result<JsonObject>> Handle(GetIssuer request, CancellationToken cancellationToken) => Result<JsonObject>.Ok(new JsonObject
    {
        ["issuer"] = mail.Value.PublicAddress,
        ["jwks"] = new JsonObject { ["keys"] = new JsonArray([.. (await keys.Published(cancellationToken)).Select(Jwk)]) },
    });

    private static JsonNode Jwk(X509Certificate2 certificate)
    {
        var jwk = new JsonObject
        {
            ["kid"] = SigningKey.IdOf(certificate), ["use"] = "sig", ["x5c"] = new JsonArray(Convert.ToBase64String(certificate.RawData)),
        };
        if (certificate.GetECDsaPublicKey() is { } ec)
        {
            var point = ec.ExportParameters(false).Q;
            (jwk["kty"], jwk["crv"], jwk["x"], jwk["y"]) = ("EC", $"P-{ec.KeySize}", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        }
        else if (certificate.GetRSAPublicKey() is { } rsa)
        {
            var numbers = rsa.ExportParameters(false);
            (jwk["kty"], jwk["n"], jwk["e"]) = ("RSA", Base64Url.EncodeToString(numbers.Modulus), Base64Url.EncodeToString(numbers.Exponent));
        }

        return jwk;
    }
}
