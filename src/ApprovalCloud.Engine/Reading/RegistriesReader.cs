using System.Text.RegularExpressions;
using ApprovalCloud.Engine.Definition;
using YamlDotNet.RepresentationModel;

namespace ApprovalCloud.Engine.Reading;

/// <summary>Reads <c>registries.yaml</c>: who holds which facts, and how they are asked for them.</summary>
internal static partial class RegistriesReader
{
    public static IEnumerable<Registry> Read(MapReader file)
    {
        foreach (var (key, node) in file.Entries("registries", Shape.Key, required: true))
        {
            if (file.Nested(node, key) is not { } map)
                continue;
            yield return ReadRegistry(key, map);
            map.End();
        }

        file.End();
    }

    private static Registry ReadRegistry(string key, MapReader map) =>
        new(key, map.Text("title"), map.String("owner"), Address(map, "endpoint"))
        {
            Protocol = map.Choice<RegistryProtocol>("protocol"),
            Authentication = Authentication(map),
            XRoad = XRoad(map.OptionalMap("x-road")),
            Trust = map.Choice<Trust>("trust", write: name => name),
            Basis = map.Choice<SharingBasis>("basis"),
            LegalBasis = map.Text("legal-basis"),
            Lookups = [.. map.Entries("lookups", Shape.Key, required: true).Select(entry => ReadLookup(map, entry.Key, entry.Value)).OfType<Lookup>()],
            Line = map.Line,
        };

    private static RegistryAuthentication Authentication(MapReader map)
    {
        if (map.OptionalMap("authentication") is not { } how)
            return new RegistryAuthentication.None();
        RegistryAuthentication read = how.Choice<AuthenticationKind>("kind") switch
        {
            AuthenticationKind.None => new RegistryAuthentication.None(),
            AuthenticationKind.ApiKey => new RegistryAuthentication.ApiKey(how.String("header")),
            AuthenticationKind.ClientCredentials => new RegistryAuthentication.ClientCredentials(Address(how, "token-endpoint"), how.OptionalString("scope")),
            AuthenticationKind.MutualTls => new RegistryAuthentication.MutualTls(),
        };
        how.End();
        return read;
    }

    private enum AuthenticationKind { None, ApiKey, ClientCredentials, MutualTls }

    private static XRoadAddress? XRoad(MapReader? map)
    {
        if (map is null)
            return null;
        var address = new XRoadAddress(map.String("client"), map.String("service"));
        map.End();
        return address;
    }

    private static Uri Address(MapReader map, string property)
    {
        var line = map.LineOf(property);
        var written = map.String(property);
        if (Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address is { Query: "", Fragment: "", UserInfo: "" })
            return address;
        if (written.Length > 0)
            map.Report(FindingRule.ValueInvalid, line, written, property, "an address such as https://registry.example.org/api");
        return new Uri("https://invalid.invalid/");
    }

    private static Lookup? ReadLookup(MapReader registry, string key, YamlNode node)
    {
        if (registry.Nested(node, key) is not { } map)
            return null;
        var path = map.String("path");
        var lookup = new Lookup(key, path)
        {
            Names = [.. NamePattern().Matches(path).Select(match => match.Groups["name"].Value).Distinct()],
            Same = Pointers(map, "same", swapped: true),
            Concerns = Pointer(map, "concerns"),
            Single = Pointer(map, "single"),
            Facts = Pointers(map, "facts"),
            Licences = Licences(map),
            Line = map.Line,
        };
        if (lookup.Names.Count == 0 && path.Length > 0)
            map.Report(FindingRule.ValueInvalid, map.LineOf("path"), path, "path", "a path with what is looked up in braces, such as /people/{applicant}");
        map.End();
        return lookup;
    }

    private static Dictionary<string, LicencePointers> Licences(MapReader map)
    {
        var licences = new Dictionary<string, LicencePointers>();
        foreach (var (key, node) in map.Entries("licences", Shape.Key))
        {
            if (map.Nested(node, key) is not { } licence)
                continue;
            licences[key] = new LicencePointers(Pointer(licence, "number", required: true)!, Pointer(licence, "valid-until"));
            licence.End();
        }

        return licences;
    }

    // `same` reads the other way round in the file: the name looked up, and where the answer repeats it.
    private static Dictionary<string, string> Pointers(MapReader map, string property, bool swapped = false)
    {
        var pointers = map.Entries(property, swapped ? Shape.Looked : Shape.Fact).Select(entry => (entry.Key, Value: (entry.Value as YamlScalarNode)?.Value ?? "", entry.Value.Start.Line)).ToList();
        foreach (var (_, value, line) in pointers.Where(pointer => !JsonPointer.IsValid(pointer.Value)))
            map.Report(FindingRule.ValueInvalid, (int)line, value, property, "a JSON pointer such as /person/name");
        return pointers.ToDictionary(pointer => pointer.Key, pointer => pointer.Value);
    }

    private static string? Pointer(MapReader map, string property, bool required = false)
    {
        var line = map.LineOf(property);
        var pointer = required ? map.String(property) : map.OptionalString(property);
        if (pointer is not null && !JsonPointer.IsValid(pointer))
            map.Report(FindingRule.ValueInvalid, line, pointer, property, "a JSON pointer such as /person/name");
        return pointer;
    }

    [GeneratedRegex(@"\{(?<name>[a-zA-Z][a-zA-Z0-9.\-]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex NamePattern();
}
