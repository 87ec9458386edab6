using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApprovalCloud.Core.Documents;

/// <summary>A signed set of claims of which its holder shows as many as they like (SD-JWT, RFC 9901).</summary>
/// <param name="Token">The JWT: header, payload and signature.</param>
/// <param name="Disclosures">Each claim that may be held back: salt, name and value, in base64url.</param>
public sealed record SdJwt(string Token, IReadOnlyList<string> Disclosures)
{
    public const string CredentialMediaType = "application/dc+sd-jwt";
    public const string JsonMediaType = "application/sd-jwt+json";

    /// <summary>As wallets take it: <c>token~disclosure~…~</c></summary>
    public string Compact => $"{Token}~{string.Concat(Disclosures.Select(one => one + "~"))}";

    /// <summary>The same as JSON (JWS JSON serialization, flattened).</summary>
    public JsonObject Json()
    {
        var parts = Token.Split('.');
        return new JsonObject
        {
            ["payload"] = parts[1], ["protected"] = parts[0], ["signature"] = parts[2],
            ["header"] = new JsonObject { ["disclosures"] = new JsonArray([.. Disclosures.Select(one => (JsonNode)one)]) },
        };
    }

    public static SdJwt Read(string compact)
    {
        var parts = compact.Split('~', StringSplitOptions.RemoveEmptyEntries);
        return new SdJwt(parts[0], parts[1..]);
    }

    /// <param name="open">Claims that everybody sees to whom it is shown.</param>
    /// <param name="held">Claims that its holder may hold back.</param>
    /// <param name="type">The header's <c>typ</c>.</param>
    public static SdJwt Sign(JsonObject open, IEnumerable<(string Name, JsonNode Value)> held, string type, SigningKey key)
    {
        var disclosures = held.Select(claim => Encode(new JsonArray(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)), claim.Name, claim.Value))).ToList();
        // Sorted, so that their order says nothing.
        open["_sd"] = new JsonArray([.. disclosures.Select(one => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(one)))).Order(StringComparer.Ordinal).Select(one => (JsonNode)one)]);
        open["_sd_alg"] = "sha-256";
        var (algorithm, sign) = key.Jws();
        var header = new JsonObject
        {
            ["alg"] = algorithm, ["typ"] = type, ["kid"] = key.Id,
            ["x5c"] = new JsonArray([.. key.Above.Prepend(key.Certificate).Select(one => (JsonNode)Convert.ToBase64String(one.RawData))]),
        };
        var signed = $"{Encode(header)}.{Encode(open)}";
        return new SdJwt($"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}", disclosures);
    }

    private static string Encode(JsonNode node) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(node));
}
