using System.Text.Json;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>An operation of the OpenAPI document.</summary>
/// <param name="Bodies">Schemas by media type.</param>
internal sealed record ApiOperation(string Method, string Path, IReadOnlyList<ApiParameter> Parameters, IReadOnlyDictionary<string, JsonElement> Bodies)
{
    public override string ToString() => $"{Method} {Path}";
}

/// <param name="In">path, query or header.</param>
internal sealed record ApiParameter(string Name, string In, JsonElement Schema);

/// <summary>The document that the platform serves about its own API.</summary>
internal sealed class ApiDocument(JsonElement root)
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    public IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. from path in root.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           where Methods.Contains(operation.Name)
           select new ApiOperation(operation.Name.ToUpperInvariant(), path.Name, Parameters(operation.Value), Bodies(operation.Value)),
    ];

    public static async Task<ApiDocument> Of(HttpClient client)
    {
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        return new ApiDocument(document.RootElement.Clone());
    }

    /// <summary>The schema itself, where it is only named.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
            schema = reference.GetString()!.Split('/').Skip(1).Aggregate(root, (place, name) => place.GetProperty(name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)));
        foreach (var choice in new[] { "oneOf", "anyOf" })
        {
            if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(choice, out var several))
                return Resolve(several.EnumerateArray().Last());
        }

        return schema;
    }

    private static List<ApiParameter> Parameters(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters)
        ? [.. parameters.EnumerateArray().Select(one => new ApiParameter(one.GetProperty("name").GetString()!, one.GetProperty("in").GetString()!, one.TryGetProperty("schema", out var schema) ? schema : default))]
        : [];

    private static Dictionary<string, JsonElement> Bodies(JsonElement operation) => operation.TryGetProperty("requestBody", out var body)
        ? body.GetProperty("content").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.TryGetProperty("schema", out var schema) ? schema : default)
        : [];
}
