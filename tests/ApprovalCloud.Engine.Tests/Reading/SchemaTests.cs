using ApprovalCloud.Engine.Definition;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace ApprovalCloud.Engine.Tests.Reading;

public sealed class SchemaTests
{
    public static readonly TheoryData<string> Shipped = [.. WorkflowFolder.Files.Select(file => file.Path).Where(path => path.EndsWith(".yaml", StringComparison.Ordinal))];

    public static readonly TheoryData<string> Small = [.. SmallWorkflows.Files.Keys];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task Schema_OfEveryShippedFile_Accepts(string path)
    {
        var json = SchemaFolder.Json(WorkflowFolder.Files.Single(file => file.Path == path).Content);
        Assert.Empty(await Errors(json, SchemaFolder.SchemaOf(path)));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Schema_OfEveryShippedFile_IsNamedInItsFirstLine(string path)
    {
        var up = string.Concat(Enumerable.Repeat("../", path.Count(letter => letter == '/')));
        Assert.StartsWith(
            $"# yaml-language-server: $schema={up}schemas/{SchemaFolder.SchemaOf(path)}.schema.json",
            WorkflowFolder.Files.Single(file => file.Path == path).Content, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Small))]
    public async Task Schema_AndReader_KnowTheSameProperties(string path)
    {
        var json = SchemaFolder.Json(SmallWorkflows.Files[path]);
        Assert.Empty(await Errors(json, SchemaFolder.SchemaOf(path)));
        foreach (var (map, schema) in Objects(json, path).Where(pair => pair.Schema["properties"] is not null))
        {
            map["surprise"] = 1;
            var finding = Assert.Single(SmallWorkflows.Check(path, json.ToString()), finding => finding.Rule == FindingRule.PropertyUnknown);
            var known = finding.Message.En.Split("use one of: ")[1].TrimEnd('.').Split(", ");
            Assert.Equal(((JObject)schema["properties"]!).Properties().Select(property => property.Name).Order(), known.Distinct().Order());
            Assert.NotEmpty(await Errors(json, SchemaFolder.SchemaOf(path)));
            map.Remove("surprise");
        }
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void Schema_AndReader_AskForTheSameProperties(string path)
    {
        var json = SchemaFolder.Json(SmallWorkflows.Files[path]);
        foreach (var (map, schema) in Objects(json, path))
        {
            foreach (var name in (schema["required"] ?? new JArray()).Select(name => name.ToString()))
            {
                var (before, property) = (map.Properties().ToList(), map.Property(name)!);
                property.Remove();
                Assert.True(SmallWorkflows.Check(path, json.ToString()).Count > 0, $"{path}: {map.Path} without {name}");
                map.ReplaceAll(before);
            }
        }
    }

    [Theory]
    [InlineData("facts.yaml", "type")]
    [InlineData("facts.yaml", "sensitivity")]
    [InlineData("services/cafe/v1.yaml", "audience")]
    [InlineData("services/cafe/v1.yaml", "on-refusal")]
    [InlineData("licences.yaml", "numbering")]
    public void Schema_AndReader_KnowTheSameChoices(string path, string name)
    {
        var json = SchemaFolder.Json(SmallWorkflows.Files[path]);
        var (map, schema) = Objects(json, path).First(pair => pair.Object[name] is not null);
        map[name] = "surprise";
        var finding = Assert.Single(SmallWorkflows.Check(path, json.ToString()), finding => finding.Rule == FindingRule.ValueInvalid);
        Assert.Equal(
            schema["properties"]![name]!["enum"]!.Select(choice => choice.ToString()).Order(),
            finding.Message.En.Split(". Write ")[1].TrimEnd('.').Split(", ").Order());
    }

    private static IEnumerable<(JObject Object, JObject Schema)> Objects(JObject json, string path)
    {
        var schema = SchemaFolder.Read(SchemaFolder.SchemaOf(path));
        return SchemaFolder.Objects(json, schema, schema).ToList();
    }

    // NJsonSchema does not know if/then/else, with which the schema tells steps from stages; each is validated on its own.
    private static async Task<IEnumerable<string>> Errors(JObject json, string name)
    {
        var schema = await JsonSchema.FromJsonAsync(SchemaFolder.Read(name).ToString(), TestContext.Current.CancellationToken);
        var parts = json.SelectTokens("$..steps[*]").OfType<JObject>()
            .SelectMany(part => schema.Definitions[part["steps"] is null ? "step" : "stage"].Validate(part.ToString()));
        return schema.Validate(json.ToString()).Concat(name == "service" ? parts : []).Select(error => $"{error}");
    }
}
