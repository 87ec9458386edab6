using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Reading;

/// <summary>Reads the vocabulary, <c>facts.yaml</c>.</summary>
internal static class FactsReader
{
    private enum Divided { None }

    public static IEnumerable<FactDefinition> Read(MapReader file, Divisions? divisions)
    {
        foreach (var (key, node) in file.Entries("facts", Shape.Fact, required: true))
        {
            if (file.Nested(node, key) is not { } map)
                continue;
            yield return Fact(key, map, divisions) with { Item = Item(map, divisions), Sensitivity = map.Choice<Sensitivity>("sensitivity") };
            map.End();
        }

        file.End();
    }

    private static FactDefinition Fact(string key, MapReader map, Divisions? divisions)
    {
        var type = map.Choice<FactType>("type", write: Names.Camel);
        return new FactDefinition(key, type, map.Text("label"), map.Text("question"))
        {
            Divisions = BeginsAnywhere(map, type) || type != FactType.Address ? null : divisions,
            Hint = map.OptionalText("hint"),
            Unit = map.OptionalString("unit"),
            Min = map.Number("min"),
            Max = map.Number("max"),
            Choices = [.. map.Entries("choices", Shape.Key).Select(choice => new Choice(choice.Key, map.Text(choice.Value, choice.Key)))],
            Owner = map.OptionalString("owner"),
            Registry = map.OptionalString("registry"),
            ValidForDays = map.OptionalInt("valid-for-days"),
            Line = map.Line,
        };
    }

    private static bool BeginsAnywhere(MapReader map, FactType type)
    {
        if (map.OptionalChoice<Divided>("divisions") is null)
            return false;
        if (type != FactType.Address)
            map.Report(FindingRule.ValueInvalid, map.LineOf("divisions"), "none", "divisions", "it only where the type is address");
        return true;
    }

    private static ItemDefinition? Item(MapReader fact, Divisions? divisions)
    {
        if (fact.OptionalMap("item") is not { } map)
            return null;
        var fields = new List<FactDefinition>();
        foreach (var (key, node) in map.Entries("fields", Shape.Field, required: true))
        {
            if (map.Nested(node, key) is not { } field)
                continue;
            fields.Add(Fact(key, field, divisions) with { Optional = field.Flag("optional") });
            field.End();
        }

        var item = new ItemDefinition(map.Text("title"), fields, map.OptionalInt("fewest") ?? 1, map.OptionalInt("most") ?? 50) { Sum = Sum(map) };
        map.End();
        return item;
    }

    private static (string, decimal)? Sum(MapReader item)
    {
        if (item.OptionalMap("sum") is not { } map)
            return null;
        var sum = (map.String("field", Shape.Field), map.Number("total") ?? 0);
        map.End();
        return sum;
    }
}
