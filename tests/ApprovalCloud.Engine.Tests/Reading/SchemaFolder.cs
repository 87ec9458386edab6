using System.Globalization;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ApprovalCloud.Engine.Tests.Reading;

/// <summary>The JSON Schemas beside the workflows, and YAML as JSON.</summary>
internal static class SchemaFolder
{
    public static JObject Read(string name) =>
        JObject.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "schemas", $"{name}.schema.json")));

    public static string SchemaOf(string path) => path switch
    {
        "facts.yaml" => "facts",
        "departments.yaml" => "departments",
        "life-events.yaml" => "life-events",
        "registries.yaml" => "registries",
        "licences.yaml" => "licences",
        _ when path.EndsWith(".examples.yaml", StringComparison.Ordinal) => "examples",
        _ => path.Split('/')[0].TrimEnd('s'),
    };

    public static JObject Json(string content)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(content));
        return (JObject)Json(yaml.Documents.Single().RootNode);
    }

    // Only plain words are numbers or truth values; what stands in quotes is a text.
    private static JToken Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JObject(map.Children.Select(pair => new JProperty(pair.Key.ToString(), Json(pair.Value)))),
        YamlSequenceNode list => new JArray(list.Children.Select(Json)),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } truth => truth.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain } plain when long.TryParse(plain.Value, CultureInfo.InvariantCulture, out var whole) => whole,
        YamlScalarNode { Style: ScalarStyle.Plain } plain when decimal.TryParse(plain.Value, CultureInfo.InvariantCulture, out var number) => number,
        _ => ((YamlScalarNode)node).Value!,
    };

    /// <summary>Every object in a file with the part of the schema that describes it.</summary>
    public static IEnumerable<(JObject Object, JObject Schema)> Objects(JToken token, JObject schema, JObject root)
    {
        schema = Resolve(schema, token, root);
        if (token is JArray list)
        {
            foreach (var item in list.SelectMany(item => Objects(item, (JObject)schema["items"]!, root)))
                yield return item;
        }

        if (token is not JObject map)
            yield break;
        yield return (map, schema);
        foreach (var property in map.Properties())
        {
            var part = schema["properties"]?[property.Name] ?? (schema["patternProperties"] as JObject)?.Properties().Single().Value;
            Assert.True(part is not null, $"the schema does not know {property.Path}");
            foreach (var item in Objects(property.Value, (JObject)part, root))
                yield return item;
        }
    }

    private static JObject Resolve(JObject schema, JToken token, JObject root)
    {
        if (schema["$ref"] is { } reference)
            return Resolve((JObject)root.SelectToken(reference.ToString()[2..].Replace('/', '.'))!, token, root);
        if (schema["if"] is not null && schema["then"] is JObject then)
            return Resolve(token["steps"] is not null ? then : (JObject)schema["else"]!, token, root);
        if (schema["oneOf"] is JArray named && named.All(kind => kind["properties"]?["kind"] is not null))
            return Resolve((JObject)named.Single(kind => kind["properties"]!["kind"]!["enum"]![0]!.ToString() == token["kind"]?.ToString()), token, root);
        if (schema["oneOf"] is JArray kinds)
            return Resolve((JObject)kinds.Single(kind => (kind["type"]?.ToString() == "object") == token is JObject), token, root);
        return schema["properties"] is null && schema["allOf"] is JArray { Count: 1 } all ? Resolve((JObject)all[0], token, root) : schema;
    }
}
