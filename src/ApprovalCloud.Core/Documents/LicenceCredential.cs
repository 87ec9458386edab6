using System.Text.Json.Nodes;
using ApprovalCloud.Core.Documents.Writing;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Documents;

/// <summary>A licence as a verifiable credential for wallets and programs (SD-JWT VC).</summary>
internal static class LicenceCredential
{
    /// <param name="issuer">The platform's public address, where its keys are published.</param>
    /// <param name="verify">Where it can be asked whether the licence is still valid.</param>
    public static SdJwt Of(Licence licence, Workflows workflows, SigningKey key, string issuer, string verify)
    {
        var (type, department) = (workflows.Licences[licence.Type], workflows.Departments[licence.Department]);
        var open = new JsonObject
        {
            ["iss"] = issuer, ["iat"] = licence.IssuedAt.ToUnixTimeSeconds(), ["vct"] = $"urn:approvalcloud:licence:{licence.Type}",
            ["licence_number"] = licence.Number, ["licence_type"] = Say(type.Title),
            ["issuing_authority"] = new JsonObject { ["code"] = department.Code, ["name"] = Say(department.Name) },
            ["legal_basis"] = Say(type.LegalBasis), ["verify"] = verify,
        };
        if (licence.ValidUntil is { } until)
            open["exp"] = until.ToUnixTimeSeconds();
        // Whom and what it is about, the holder shows or holds back.
        var held = Certificates.Shown(workflows, licence).Select(fact => (fact.Fact, (JsonNode)licence.Shown[fact.Fact]))
            .Prepend(("applicant_name", licence.HolderName));
        if (licence.Holder != licence.HolderId.ToString() && type.Holder is { } holder)
            held = held.Prepend((holder, licence.Holder));
        return SdJwt.Sign(open, held, "dc+sd-jwt", key);
    }

    private static JsonObject Say(Text text) => new() { ["en"] = text.En, ["zh-Hans"] = text.ZhHans, ["zh-Hant"] = text.ZhHant };
}
