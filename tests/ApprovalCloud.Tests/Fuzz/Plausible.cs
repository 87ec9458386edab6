using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>What requests are about.</summary>
/// <param name="Ids">What a UUID may be.</param>
/// <param name="Words">What any other text may be.</param>
/// <param name="Day">What a day may be.</param>
internal sealed record Aim(IReadOnlyList<Guid> Ids, IReadOnlyList<string> Words, string Day);

/// <summary>Values that a schema allows, of which parts are then replaced by others that it does not.</summary>
internal sealed class Plausible(ApiDocument document, Random random, Aim aim)
{

    public JsonNode? Value(JsonElement schema, int depth = 0)
    {
        schema = document.Resolve(schema);
        if (schema.ValueKind != JsonValueKind.Object || depth > 6)
            return Word();
        if (schema.TryGetProperty("enum", out var choices) && choices.EnumerateArray().Where(one => one.ValueKind != JsonValueKind.Null).ToList() is { Count: > 0 } given)
            return JsonNode.Parse(given[random.Next(given.Count)].GetRawText());
        var format = schema.TryGetProperty("format", out var named) ? named.GetString() : null;
        return TypeOf(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Value(schema.TryGetProperty("items", out var items) ? items : default, depth + 1))]),
            "integer" => random.Next(-1, 4),
            "number" => random.Next(-1, 4) / 2m,
            "boolean" => random.Next(2) == 0,
            _ => format switch
            {
                "uuid" => aim.Ids[random.Next(aim.Ids.Count)].ToString(),
                "date" => aim.Day,
                "date-time" => $"{aim.Day}T09:00:00+08:00",
                "binary" => "%PDF-1.5 %%EOF",
                _ => Word(),
            },
        };
    }

    /// <summary>As it stands in an address.</summary>
    public string Text(JsonElement schema) => Value(schema) switch
    {
        JsonValue value => value.ToString(),
        var other => other?.ToJsonString() ?? "",
    };

    private string Word() => aim.Words[random.Next(aim.Words.Count)];

    private JsonObject Object(JsonElement schema, int depth)
    {
        var made = new JsonObject();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
                made[property.Name] = Value(property.Value, depth + 1);
        }
        else if (schema.TryGetProperty("additionalProperties", out var free))
        {
            made["business.name"] = Value(free, depth + 1);
            made["premises.area"] = Value(free, depth + 1);
        }

        return made;
    }

    // A type that may be null too comes as a list of two.
    private static string? TypeOf(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? schema.TryGetProperty("properties", out _) ? "object" : null
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()).First(one => one != "null")
        : type.GetString();
}
