using System.Text;
using System.Text.Json;

namespace ApprovalCloud.Engine.Definition;

/// <summary>A place in a JSON document (RFC 6901).</summary>
public static class JsonPointer
{
    public static bool IsValid(string pointer) =>
        pointer.Length == 0 || (pointer[0] == '/' && !pointer.Replace("~0", "", StringComparison.Ordinal)
            .Replace("~1", "", StringComparison.Ordinal).Contains('~', StringComparison.Ordinal));

    /// <summary>What stands there; null if nothing does.</summary>
    public static JsonElement? Find(JsonElement document, string pointer)
    {
        // No name has half a character in it.
        if (pointer.EnumerateRunes().Contains(Rune.ReplacementChar))
            return null;
        var found = document;
        foreach (var token in pointer.Split('/').Skip(1).Select(Unescape))
        {
            if (found.ValueKind == JsonValueKind.Object && found.TryGetProperty(token, out var property))
                found = property;
            else if (found.ValueKind == JsonValueKind.Array && Index(token) is { } index && index < found.GetArrayLength())
                found = found[index];
            else
                return null;
        }

        return found;
    }

    private static string Unescape(string token) =>
        token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static int? Index(string token) =>
        token.Length is > 0 and < 9 && token.All(char.IsAsciiDigit) && (token == "0" || token[0] != '0') ? int.Parse(token, System.Globalization.CultureInfo.InvariantCulture) : null;
}
