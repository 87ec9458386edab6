using System.Text.RegularExpressions;

namespace ApprovalCloud.Engine.Definition;

/// <summary>What reading a list gave.</summary>
/// <param name="Problem">The first thing that is wrong, naming the item.</param>
/// <param name="Fields">What is wrong with fields of items, by <c>[item].field</c>, the first item being 0.</param>
public sealed record ReadList(FactValue? Value, Text? Problem, IReadOnlyDictionary<string, Text> Fields);

/// <summary>Reads a repeating group: JSON as the form and programs send it, or lines that somebody pasted.</summary>
public static partial class ListReader
{
    /// <summary>Items in which nothing was typed count for nothing.</summary>
    public static ReadList Read(FactDefinition fact, string typed)
    {
        if (fact.Item is not { } definition || (ListJson.Read(typed) ?? Lines(definition, typed)) is not { } rows || rows.Any(row => row.Keys.Any(key => definition.Field(key) is null)))
            return Wrong(FactProblems.List.With(fact.Label));
        var (items, problems) = (new List<Facts>(), new Dictionary<string, Text>());
        Text? first = null;
        foreach (var (row, place) in rows.Select((row, place) => (row, place)).Where(row => !IsBlank(row.row)))
        {
            var item = Facts.Unknown;
            foreach (var field in definition.Fields)
            {
                var (value, problem) = FactReader.Read(field, row.GetValueOrDefault(field.Key));
                if (value is null && problem is null && !field.Optional)
                    problem = FactProblems.ItemMissing.With(field.Label);
                if (problem is not null)
                    problems[$"[{place}].{field.Key}"] = problem;
                item = item.With(field.Key, value ?? FactValue.None);
                first ??= problem is null ? null : FactProblems.Item.With(definition.Title, place + 1, problem);
            }

            items.Add(item);
        }

        if (items.Count == 0)
            return new ReadList(null, null, problems);
        first ??= Whole(fact, definition, items);
        return first is null ? new ReadList(new FactValue.OfList(items), null, problems) : new ReadList(null, first, problems);
    }

    public static bool IsBlank(IReadOnlyDictionary<string, string> item) => item.Values.All(string.IsNullOrWhiteSpace);

    private static Text? Whole(FactDefinition fact, ItemDefinition definition, List<Facts> items)
    {
        if (items.Count < definition.Fewest || items.Count > definition.Most)
            return FactProblems.Count.With(fact.Label, definition.Fewest, definition.Most);
        if (definition.Sum is not { } sum)
            return null;
        var field = definition.Field(sum.Field)!;
        var total = items.Sum(item => item[sum.Field] is FactValue.OfNumber number ? number.Value : 0);
        return total == sum.Total ? null : FactProblems.Sum.With(fact.Label, field.Label, field.Show(FactValue.Of(sum.Total)), field.Show(FactValue.Of(total)));
    }

    // Pasted from somewhere: an item a line, in each what must be there, in its order: 杨帆 60%；周敏 40%.
    private static List<IReadOnlyDictionary<string, string>>? Lines(ItemDefinition definition, string typed)
    {
        if (typed.TrimStart() is ['[' or '{', ..])
            return null;
        var needed = definition.Fields.Where(field => !field.Optional).ToList();
        var rows = new List<IReadOnlyDictionary<string, string>>();
        foreach (var line in Ends().Split(Typed.Plain(typed)).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            var parts = Gaps().Split(line.Trim()).Where(part => part.Length > 0).ToList();
            if (parts.Count != needed.Count)
                return null;
            rows.Add(needed.Zip(parts).ToDictionary(part => part.First.Key, part => part.First.Type == FactType.Number ? part.Second.TrimEnd('%') : part.Second));
        }

        return rows.Count == 0 ? null : rows;
    }

    private static ReadList Wrong(Text problem) => new(null, problem, new Dictionary<string, Text>());

    [GeneratedRegex("[\r\n;；]+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Ends();

    [GeneratedRegex(@"[\s,，、:：]+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Gaps();
}
