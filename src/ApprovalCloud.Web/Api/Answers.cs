using System.Text.Json;

namespace ApprovalCloud.Web.Api;

/// <summary>Facts as JSON are read as what somebody would type; the vocabulary says what is wrong with them.</summary>
internal static class Answers
{
    public static Dictionary<string, string> Read(Dictionary<string, JsonElement>? facts) =>
        (facts ?? []).ToDictionary(fact => fact.Key, fact => fact.Value.ValueKind switch
        {
            JsonValueKind.String => fact.Value.GetString()!,
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => fact.Value.GetRawText(),
        });
}
