using System.Text.Json;

namespace ApprovalCloud.Core.Applications;

/// <summary>Facts as JSON are read as what somebody would type; the vocabulary says what is wrong with them.</summary>
public static class JsonAnswers
{
    public static Dictionary<string, string> Read(IReadOnlyDictionary<string, JsonElement>? facts) =>
        (facts ?? new Dictionary<string, JsonElement>()).ToDictionary(fact => fact.Key, fact => fact.Value.ValueKind switch
        {
            JsonValueKind.String => Text(fact.Value),
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => fact.Value.GetRawText(),
        });

    // Half a character, escaped, is no text: the sign that stands for such is refused like any other that cannot be kept.
    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\ufffd";
        }
    }
}
