using System.Text;
using System.Text.Json.Nodes;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>A request of an operation, with something odd about it.</summary>
internal sealed class OddRequest(ApiDocument document, Random random, Aim aim)
{
    private static readonly string[] OddHeaders =
        ["Accept-Language: x-klingon;q=9, *", "Accept-Language: zh-Hant-u-ca-chinese,", "Cookie: .AspNetCore.Identity.Application=x; a=%00", "Content-Encoding: gzip", "Range: bytes=9-1", "X-HTTP-Method-Override: DELETE",
         "If-None-Match: *", "If-Modified-Since: yesterday", "X-Forwarded-For: 999.999.999.999, x", "X-Forwarded-Proto: javascript", "Origin: null", "Expect: x", "TE: x", "Traceparent: 00-x", "Last-Event-ID: -1", "Accept: x", "Accept: application/xml"];

    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly Plausible plausible = new(document, random, aim);

    public HttpRequestMessage Of(ApiOperation operation, Uri server)
    {
        var odd = random.Next(6);
        var path = operation.Parameters.Where(one => one.In == "path").Aggregate(operation.Path, (path, one) => path.Replace(
            $"{{{one.Name}}}", odd == 0 && random.Next(2) == 0 ? Spoiled.Part(random) : Uri.EscapeDataString(plausible.Text(one.Schema)), StringComparison.Ordinal));
        var query = operation.Parameters.Where(one => one.In == "query" && random.Next(3) > 0).SelectMany(one => Enumerable.Repeat(
            $"{one.Name}={(odd <= 1 ? Spoiled.Part(random) : Uri.EscapeDataString(plausible.Text(one.Schema)))}", random.Next(8) == 0 ? 2 : 1));
        var asked = string.Join('&', query);
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(server.GetLeftPart(UriPartial.Authority) + path + (asked.Length == 0 ? "" : $"?{asked}"), AsItIs)) { Content = Body(operation, odd) };
        foreach (var header in operation.Parameters.Where(one => one.In == "header" && random.Next(2) == 0))
            request.Headers.TryAddWithoutValidation(header.Name, odd <= 2 ? Spoiled.Header(random) : plausible.Text(header.Schema));
        if (odd == 3 && OddHeaders[random.Next(OddHeaders.Length)].Split(": ", 2) is [var name, var value] && !request.Headers.TryAddWithoutValidation(name, value))
            request.Content?.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private ByteArrayContent? Body(ApiOperation operation, int odd)
    {
        if (operation.Bodies.Count == 0)
            return odd == 5 && operation.Method != "GET" ? Content(Spoiled.Body(random), "application/json") : null;
        var (type, schema) = operation.Bodies.ElementAt(random.Next(operation.Bodies.Count));
        var body = plausible.Value(schema);
        if (type.EndsWith("x-www-form-urlencoded", StringComparison.Ordinal) || type.StartsWith("multipart/", StringComparison.Ordinal))
            return Content(odd == 5 ? Spoiled.Body(random) : Form(body), odd == 4 ? Spoiled.MediaTypes[random.Next(Spoiled.MediaTypes.Length)] : "application/x-www-form-urlencoded");
        var bytes = odd == 5 ? Spoiled.Body(random) : odd >= 3 && random.Next(3) > 0 ? Encoding.UTF8.GetBytes(body?.ToJsonString() ?? "null") : Spoiled.Change(body, random);
        return Content(bytes, odd == 4 ? Spoiled.MediaTypes[random.Next(Spoiled.MediaTypes.Length)] : type);
    }

    private byte[] Form(JsonNode? body) => Encoding.ASCII.GetBytes(string.Join('&', (body as JsonObject ?? []).Select(field =>
        $"{field.Key}={(random.Next(3) == 0 ? Spoiled.Part(random) : Uri.EscapeDataString(field.Value?.ToString() ?? ""))}")));

    private static ByteArrayContent Content(byte[] bytes, string? type)
    {
        var content = new ByteArrayContent(bytes);
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
