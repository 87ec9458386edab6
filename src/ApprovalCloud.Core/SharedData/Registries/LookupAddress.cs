using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.SharedData;

/// <summary>The address of a lookup. What is looked up comes from people: it stays one part of the path, on the same host.</summary>
internal static class LookupAddress
{
    /// <returns>Null if something to look up is missing, or cannot be written as a part of a path.</returns>
    public static Uri? Of(Uri endpoint, Registry registry, Lookup lookup, IReadOnlyDictionary<string, string> names)
    {
        var (path, template) = (lookup.Path, lookup.Path);
        foreach (var name in lookup.Names)
        {
            // "." and ".." climb in a path even when their dots are escaped.
            if (!names.TryGetValue(name, out var value) || value.Trim() is "" or "." or "..")
                return null;
            path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value.Trim()), StringComparison.Ordinal);
            template = template.Replace($"{{{name}}}", "x", StringComparison.Ordinal);
        }

        var below = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + Prefix(registry) + "/";
        return Uri.TryCreate(below + path.TrimStart('/'), UriKind.Absolute, out var address) && IsWithin(address, new Uri(below + template.TrimStart('/')))
            && address.AbsolutePath.StartsWith(new Uri(below).AbsolutePath, StringComparison.Ordinal)
            ? address
            : null;
    }

    /// <summary>Each part is escaped by itself; the slashes between them stay (PR-REST, 4.2).</summary>
    public static string XRoadName(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));

    private static string Prefix(Registry registry) => registry.XRoad is { } road && registry.Protocol == RegistryProtocol.XRoad
        ? $"/r1/{XRoadName(road.Service)}"
        : "";

    private static bool IsWithin(Uri address, Uri expected) =>
        address.Scheme == expected.Scheme && address.Host == expected.Host && address.Port == expected.Port
        && address is { UserInfo: "", Fragment: "" } && address.Segments.Length == expected.Segments.Length;
}
