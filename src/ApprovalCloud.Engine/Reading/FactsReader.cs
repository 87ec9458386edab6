using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Reading;

/// <summary>Reads the vocabulary, <c>facts.yaml</c>.</summary>
internal static class FactsReader
{
    public static IEnumerable<FactDefinition> Read(MapReader file)
    {
        foreach (var (key, node) in file.Entries("facts", Shape.Fact, required: true))
        {
            if (file.Nested(node, key) is not { } map)
                continue;
            yield return Fact(key, map);
            map.End();
        }

        file.End();
    }

    private static FactDefinition Fact(string key, MapReader map) =>
        new(key, map.Choice<FactType>("type", write: Names.Camel), map.Text("label"), map.Text("question"))
        {
            Hint = map.OptionalText("hint"),
            Unit = map.OptionalString("unit"),
            Min = map.Number("min"),
            Max = map.Number("max"),
            Choices = [.. map.Entries("choices", Shape.Key).Select(choice => new Choice(choice.Key, map.Text(choice.Value, choice.Key)))],
            Owner = map.OptionalString("owner"),
            Registry = map.OptionalString("registry"),
            Sensitivity = map.Choice<Sensitivity>("sensitivity"),
            ValidForDays = map.OptionalInt("valid-for-days"),
            Line = map.Line,
        };
}
