using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Documents;

/// <summary>A licence as a credential, checked with nothing but the standard and the published key.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class CredentialTests(SqlitePlatform platform)
{
    [Fact]
    public async Task Credential_IsSignedWithThePublishedKey_AndDisclosesItsFacts()
    {
        var licence = await Licence();
        using var holder = await platform.SignedIn("citizen");
        using var answer = await holder.GetAsync($"/api/licences/{licence.Number}/credential");
        Assert.Equal("application/dc+sd-jwt", answer.Content.Headers.ContentType!.MediaType);
        var parts = (await answer.Content.ReadAsStringAsync()).Split('~');
        Assert.Equal("", parts[^1]);

        var payload = await Verified(parts[0]);

        Assert.Equal(
            ("urn:approvalcloud:licence:business-licence", licence.Number, "sha-256"),
            (payload.GetProperty("vct").GetString(), payload.GetProperty("licence_number").GetString(), payload.GetProperty("_sd_alg").GetString()));
        var digests = payload.GetProperty("_sd").EnumerateArray().Select(one => one.GetString()).ToList();
        var disclosed = parts[1..^1].ToDictionary(
            one => JsonDocument.Parse(Base64Url.DecodeFromChars(one)).RootElement[1].GetString()!,
            one => (Value: JsonDocument.Parse(Base64Url.DecodeFromChars(one)).RootElement[2].GetString(), Digest: Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(one)))));
        Assert.Equal(digests.Order(), disclosed.Values.Select(one => one.Digest).Order());
        Assert.Equal((Given.Secrets[1], licence.Holder), (disclosed["business.name"].Value, disclosed["business.uscc"].Value));
        Assert.DoesNotContain(Given.Secrets[1], payload.GetRawText());
        using var check = await holder.GetAsync(new Uri(payload.GetProperty("verify").GetString()!).PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, check.StatusCode);
    }

    [Fact]
    public async Task Credential_AsJson_IsTheSame()
    {
        var licence = await Licence();
        using var holder = await platform.SignedInToPages("citizen");

        using var answer = await holder.GetAsync($"/apply/licences/{licence.Number}/credential");

        Assert.Equal("application/sd-jwt+json", answer.Content.Headers.ContentType!.MediaType);
        var json = (await answer.Json()).Clone();
        var token = $"{json.GetProperty("protected").GetString()}.{json.GetProperty("payload").GetString()}.{json.GetProperty("signature").GetString()}";
        Assert.Equal(licence.Number, (await Verified(token)).GetProperty("licence_number").GetString());
        var kept = (await platform.Ok(new GetCertificate(platform.Citizen, licence.Number))).Credential;
        Assert.Equal(kept, string.Concat(json.GetProperty("header").GetProperty("disclosures").EnumerateArray().Select(one => one.GetString()!).Prepend(token).Select(one => one + "~")));
    }

    [Fact]
    public async Task Credential_ForSomebodyElse_IsNotFound()
    {
        var licence = await Licence();
        using var other = await platform.SignedIn("citizen2");
        using var pages = await platform.SignedInToPages("citizen2");

        foreach (var what in new[] { "credential", "certificate" })
        {
            using var answer = await other.GetAsync($"/api/licences/{licence.Number}/{what}");
            using var page = await pages.GetAsync($"/apply/licences/{licence.Number}/{what}");
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, page.StatusCode));
        }
    }

    private async Task<MyLicence> Licence()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        return (await platform.Ok(new ListMyLicences(platform.Citizen))).Single(one => one.ApplicationId == id);
    }

    /// <summary>The payload, if the signature is by the key that the issuer publishes under the header's name.</summary>
    private async Task<JsonElement> Verified(string token)
    {
        var parts = token.Split('.');
        var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0])).RootElement;
        Assert.Equal(("ES256", "dc+sd-jwt"), (header.GetProperty("alg").GetString(), header.GetProperty("typ").GetString()));
        var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
        using var anybody = platform.CreateClient();
        using var published = await anybody.GetAsync("/.well-known/jwt-vc-issuer");
        var issuer = await published.Json();
        Assert.Equal(payload.GetProperty("iss").GetString(), issuer.GetProperty("issuer").GetString());
        var jwk = issuer.GetProperty("jwks").GetProperty("keys").EnumerateArray().Single(one => one.GetProperty("kid").GetString() == header.GetProperty("kid").GetString());
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(jwk.GetProperty("x").GetString()), Y = Base64Url.DecodeFromChars(jwk.GetProperty("y").GetString()) },
        });
        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        var signature = Base64Url.DecodeFromChars(parts[2]);
        Assert.True(key.VerifyData(signed, signature, HashAlgorithmName.SHA256));
        signed[^1] ^= 1;
        Assert.False(key.VerifyData(signed, signature, HashAlgorithmName.SHA256));
        return payload;
    }
}
