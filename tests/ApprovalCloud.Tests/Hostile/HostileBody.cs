using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>A body of the shape that an address reads, with the same words wherever words go.</summary>
internal static class HostileBody
{
    public static string Of(Type type, string words) =>
        // A lone half of a pair cannot be serialized; in JSON it can be written all the same.
        (Value(type, "\u0001words\u0001", 0)?.ToJsonString() ?? "null").Replace("\"\\u0001words\\u0001\"", Quoted(words), StringComparison.Ordinal);

    public static string Nested(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    private static string Quoted(string words) => "\"" + string.Concat(words.Select(one => one is < ' ' or '"' or '\\' or > '~' ? $"\\u{(int)one:x4}" : one.ToString())) + "\"";

    private static JsonNode? Value(Type type, string words, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (depth > 4)
            return null;
        return type switch
        {
            _ when type == typeof(string) => words,
            _ when type == typeof(bool) => true,
            _ when type == typeof(Guid) => Guid.Empty.ToString(),
            _ when type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double) => 1,
            _ when type == typeof(DateOnly) => "2026-04-01",
            _ when type == typeof(DateTimeOffset) || type == typeof(DateTime) => "2026-04-01T09:00:00Z",
            { IsEnum: true } => type.GetEnumNames()[0],
            _ when type == typeof(JsonElement) || type == typeof(object) => words,
            _ when DictionaryOf(type) is { } value => new JsonObject { [words] = Value(value, words, depth + 1), ["business.name"] = Value(value, words, depth + 1) },
            _ when ItemOf(type) is { } item => new JsonArray(Value(item, words, depth + 1)),
            _ => new JsonObject(type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters() is [] && property.Name != "EqualityContract")
                .Select(property => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(property.Name), Value(property.PropertyType, words, depth + 1)))),
        };
    }

    private static Type? DictionaryOf(Type type) => Generic(type, typeof(IReadOnlyDictionary<,>), typeof(IDictionary<,>))?.GetGenericArguments()[1];

    private static Type? ItemOf(Type type) => typeof(IEnumerable).IsAssignableFrom(type) ? Generic(type, typeof(IEnumerable<>))?.GetGenericArguments()[0] : null;

    private static Type? Generic(Type type, params Type[] wanted) =>
        type.GetInterfaces().Append(type).FirstOrDefault(one => one.IsGenericType && wanted.Contains(one.GetGenericTypeDefinition()));
}
