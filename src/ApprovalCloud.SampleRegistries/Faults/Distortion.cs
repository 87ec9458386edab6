using System.Text.Json.Nodes;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.SampleRegistries.Faults;

/// <summary>Changes every value of an answer, or only those that say whom it is about.</summary>
/// <param name="asked">What was looked up.</param>
internal sealed class Distortion(FaultKind kind, IReadOnlySet<string> asked)
{
    public JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Of(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Of)]),
        JsonValue value => Of(value),
        _ => null,
    };

    private JsonNode Of(JsonValue value)
    {
        var text = value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : null;
        var says = text is not null && (asked.Contains(text) || Identifiers.IsResidentId(text));
        return (kind, says, text) switch
        {
            (FaultKind.WrongPerson, true, _) => Identifiers.IsResidentId(text!) ? SampleCitizens.Resident(77).IdentityNumber : $"{text}9",
            (FaultKind.WrongTypes, false, null) => "perhaps",
            (FaultKind.WrongTypes, false, _) => new JsonArray(text, 42),
            (FaultKind.Scripts, false, not null) => $"{text}<script>alert('{text}')</script>",
            _ => value.DeepClone(),
        };
    }
}
