using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Lists as JSON: an array of objects, as the API and the database hold them.</summary>
public static class ListJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Numbers as numbers, yes and no as booleans, everything else as text.</summary>
    public static string Write(FactValue.OfList list) => Write(writer =>
    {
        foreach (var item in list.Items)
        {
            writer.WriteStartObject();
            foreach (var (field, value) in item.Where(field => field.Value is not FactValue.Nothing))
            {
                writer.WritePropertyName(field);
                if (value is FactValue.OfNumber or FactValue.OfBoolean)
                    writer.WriteRawValue(value.ToString());
                else
                    writer.WriteStringValue(value.ToString());
            }

            writer.WriteEndObject();
        }
    });

    /// <summary>What was typed into each item, right or wrong.</summary>
    public static string Write(IEnumerable<IReadOnlyDictionary<string, string>> items) => Write(writer =>
    {
        foreach (var item in items)
            JsonSerializer.Serialize(writer, item.OrderBy(field => field.Key, StringComparer.Ordinal).ToDictionary());
    });

    /// <summary>The items with what was typed into each, or null if it is no such list.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>>? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 3 });
            return document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object)
                ? [.. document.RootElement.EnumerateArray().Select(Item)]
                : null;
        }
        // Halves of surrogate pairs are no text: as they are, or escaped.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> Item(JsonElement item)
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in item.EnumerateObject())
        {
            fields[field.Name] = field.Value.ValueKind switch
            {
                JsonValueKind.String => field.Value.GetString()!,
                JsonValueKind.Null or JsonValueKind.Undefined => "",
                _ => field.Value.GetRawText(),
            };
        }

        return fields;
    }

    private static string Write(Action<Utf8JsonWriter> items)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Compact))
        {
            writer.WriteStartArray();
            items(writer);
            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
