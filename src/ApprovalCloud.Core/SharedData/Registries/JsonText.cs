using System.Globalization;
using System.Text.Json;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.SharedData;

/// <summary>A plain value in an answer, as text; no text if something stands there that is none.</summary>
internal readonly record struct JsonText(string? Text, bool IsAbsent, bool IsTruth)
{
    public static readonly JsonText Absent = new(null, IsAbsent: true, IsTruth: false);

    private static readonly JsonText Unreadable = new(null, IsAbsent: false, IsTruth: false);

    public static JsonText At(JsonElement answer, string pointer)
    {
        try
        {
            return JsonPointer.Find(answer, pointer) is { } found ? Of(found) : Absent;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are not UTF-8.
            return Unreadable;
        }
    }

    /// <summary>A list, as JSON; a list in words as any other text.</summary>
    public static JsonText ListAt(JsonElement answer, string pointer)
    {
        try
        {
            return JsonPointer.Find(answer, pointer) is { ValueKind: JsonValueKind.Array } list
                ? new(list.GetRawText(), IsAbsent: false, IsTruth: false)
                : At(answer, pointer);
        }
        catch (InvalidOperationException)
        {
            return Unreadable;
        }
    }

    /// <summary>How many entries a list has; null if there is no list.</summary>
    public static int? Count(JsonElement answer, string pointer)
    {
        try
        {
            return JsonPointer.Find(answer, pointer) is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonText Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => Absent,
        JsonValueKind.String => new(value.GetString(), IsAbsent: false, IsTruth: false),
        JsonValueKind.Number => new(Number(value), IsAbsent: false, IsTruth: false),
        JsonValueKind.True or JsonValueKind.False => new(value.GetBoolean() ? "true" : "false", IsAbsent: false, IsTruth: true),
        JsonValueKind.Object or JsonValueKind.Array => Unreadable,
    };

    // 3.2e2 and 320 are the same number; a reader of forms knows only the second.
    private static string Number(JsonElement value) =>
        value.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : value.GetRawText();
}
