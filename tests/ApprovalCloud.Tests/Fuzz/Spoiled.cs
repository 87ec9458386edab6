using System.Text;
using System.Text.Json.Nodes;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>What nobody should send: as a value in JSON, as a whole body, as a part of an address, as a header.</summary>
internal static class Spoiled
{
    private const string Mark = "\"~here~\"";

    private static readonly string Long = new('a', 100_000);

    // As they stand in JSON, so that they need not be what a string of .NET can hold.
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "-0", "2147483648", "99999999999999999999999999", "0.00000000000000000000000000000001", "\"\"", "\" \"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"",
        "\"\\u202eabc\"", "\"\\ufeff\"", "\"𠮷👩‍👩‍👧‍👦e\\u0301\"", "\"no-such-word\"", "\"00000000-0000-0000-0000-000000000000\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"2026-02-30\"", "\"9999-12-31T23:59:59.9999999-14:00\"",
        "\"0001-01-01T00:00:00+14:00\"", "\"'; DROP TABLE steps; --\"", "\"<script>alert(1)</script>\"", "\"../../../etc/passwd\"", "\"{0}{1}{9}\"", "\"%s%n%x\"", "\"\\r\\nX-Injected: 1\"", "\"=1+1\"", "\"-2147483649\"", "\"NaN\"",
        "[]", "{}", "[null]", "{\"\":null}", "[[[[[]]]]]", "{\"a\":{\"a\":{\"a\":{\"a\":1}}}}", $"\"{Long}\"", $"[{string.Join(',', Enumerable.Repeat("\"x\"", 3_000))}]",
        $"{{{string.Join(',', Enumerable.Range(0, 1_000).Select(number => $"\"k{number}\":{number}"))}}}", string.Concat(Enumerable.Repeat("[", 200)) + string.Concat(Enumerable.Repeat("]", 200)),
    ];

    private static readonly byte[][] Bodies =
    [
        .. new[]
        {
            "", " ", "null", "[]", "{}", "\"x\"", "1", "true", "{", "}", "{\"a\":}", "not json", "<x/>", "a=1&b=2", "{}{}", "{} x", "// no\n{}", "{'a':1}", "{\"a\":1,}", "\ufeff{}", "\0", "NaN",
            string.Concat(Enumerable.Repeat("{\"a\":", 5_000)), string.Concat(Enumerable.Repeat("[", 50_000)), $"{{\"{new string('k', 50_000)}\":1}}",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], [0x7B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x3A, 0x31, 0x7D], [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D], [0x1F, 0x8B, 0x08, 0x00],
    ];

    public static readonly string?[] MediaTypes =
        [null, "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/json; charset=x", "application/json; charset=\"utf-8\"", "application/json;charset=", "image/png", "x"];

    private static readonly string[] Parts =
    [
        "-1", "0", "2147483648", "99999999999999999999", "1.5", "%20", "%0d%0aX-Injected:%201", "%F0%A0%AE%B7", "%ED%A0%80", "%FF", "%C0%80", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e", "%252e", "a%2Fb", "a%5Cb", "%7B0%7D",
        "%27%3B%20DROP%20TABLE%20steps%3B--", "%3Cscript%3E", "00000000-0000-0000-0000-000000000000", "%E2%80%AE", "%EF%BB%BF", "null", "true", "*", "%25", "%", new('a', 3_000), "2026-02-30", "%00", "a%00b", "1%2e", "%E2%84%AA",
    ];

    private static readonly string[] Headers =
        ["", " ", "\"", "\"\"", "*", "W/\"1\"", "\"-1\"", "\"99999999999999999999\"", "\"x\"", "1", "null", "'; DROP TABLE steps; --", "%00", "{0}", new('k', 4_000), "text/event-stream", "a, b, c", "\t", "é", "用", "\x7f"];

    public static string Part(Random random) => Parts[random.Next(Parts.Length)];

    public static string Header(Random random) => Headers[random.Next(Headers.Length)];

    public static byte[] Body(Random random) => Bodies[random.Next(Bodies.Length)];

    /// <summary>The same with one part of it replaced, left out, or there twice.</summary>
    public static byte[] Change(JsonNode? body, Random random)
    {
        var places = Places(body).ToList();
        if (places.Count == 0)
            return Body(random);
        var (parent, key) = places[random.Next(places.Count)];
        var value = Values[random.Next(Values.Length)];
        switch (parent)
        {
            case JsonObject map when random.Next(6) == 0:
                map.Remove(key);
                return Encoding.UTF8.GetBytes(body!.ToJsonString());
            case JsonObject map:
                map[key] = "~here~";
                break;
            case JsonArray list:
                list[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] = "~here~";
                break;
        }

        var name = JsonValue.Create(key).ToJsonString();
        return Encoding.UTF8.GetBytes(body!.ToJsonString().Replace(Mark, random.Next(8) == 0 && parent is JsonObject ? $"{value},{name}:{value}" : value, StringComparison.Ordinal));
    }

    private static IEnumerable<(JsonNode Parent, string Key)> Places(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(one => Places(one.Value).Prepend((map, one.Key))),
        JsonArray list => list.SelectMany((one, place) => Places(one).Prepend((list, $"{place}"))),
        _ => [],
    };
}
