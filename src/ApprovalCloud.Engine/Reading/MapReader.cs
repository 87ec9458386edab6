using System.Globalization;
using ApprovalCloud.Engine.Definition;
using YamlDotNet.RepresentationModel;

namespace ApprovalCloud.Engine.Reading;

/// <summary>Reads one YAML mapping property by property; whatever is wrong becomes a finding with its line.</summary>
internal sealed class MapReader(string file, YamlMappingNode node, List<Finding> findings)
{
    private readonly List<string> known = [];

    public int Line => (int)node.Start.Line;

    public string File => file;

    public static MapReader? From(string file, YamlNode node, string what, List<Finding> findings)
    {
        if (node is YamlMappingNode map)
            return new MapReader(file, map, findings);
        findings.Add(Finding.Of(FindingRule.ValueInvalid, file, (int)node.Start.Line, node.ToString(), what, "properties with values"));
        return null;
    }

    public void Report(FindingRule rule, int line, params object[] arguments) => findings.Add(Finding.Of(rule, file, line, arguments));

    public MapReader? Nested(YamlNode item, string what) => From(file, item, what, findings);

    public bool Has(string property) => Peek(property) is not null;

    public int LineOf(string property) => (int)(Peek(property)?.Start.Line ?? node.Start.Line);

    public string String(string property) => OptionalString(property) ?? Missing(property, "");

    public string? OptionalString(string property) => Take(property) switch
    {
        null => null,
        YamlScalarNode { Value: { } value } => value,
        var other => Invalid<string?>(other, property, "words", null),
    };

    public int Int(string property) => (int)(Number(property) ?? Missing(property, 0m));

    public decimal? Number(string property) => Take(property) switch
    {
        null => null,
        YamlScalarNode scalar when decimal.TryParse(scalar.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        var other => Invalid<decimal?>(other, property, "a number", null),
    };

    public bool Flag(string property) => Take(property) switch
    {
        null or YamlScalarNode { Value: "false" } => false,
        YamlScalarNode { Value: "true" } => true,
        var other => Invalid(other, property, "true or false", false),
    };

    public DateOnly Date(string property) => Take(property) switch
    {
        null => Missing(property, default(DateOnly)),
        var node => Date(node, property),
    };

    public T Choice<T>(string property, T? fallback = null) where T : struct, Enum => Take(property) switch
    {
        null => fallback ?? Missing(property, default(T)),
        var node => Choice<T>(node, property),
    };

    public Text Text(string property) => OptionalText(property) ?? Missing(property, Definition.Text.Empty);

    public Text? OptionalText(string property) => Take(property) is { } node ? Text(node, property) : null;

    public Condition? Condition(string property)
    {
        var line = LineOf(property);
        if (OptionalString(property) is not { } source)
            return null;
        if (ConditionParser.TryParse(source, out var condition, out var error))
            return condition;
        Report(FindingRule.ConditionInvalid, line, source, error);
        return null;
    }

    public MapReader? Map(string property) => Take(property) switch
    {
        null => Missing<MapReader?>(property, null),
        var node => From(file, node, property, findings),
    };

    /// <summary>The items of a list; an absent list is empty.</summary>
    public IEnumerable<YamlNode> Items(string property) => Take(property) switch
    {
        null => [],
        YamlSequenceNode sequence => sequence.Children,
        var other => Invalid<IEnumerable<YamlNode>>(other, property, "a list", []),
    };

    public List<string> Strings(string property) =>
        [.. Items(property).Select(item => item is YamlScalarNode { Value: { } value } ? value : Invalid(item, property, "words", ""))];

    public List<T> Choices<T>(string property) where T : struct, Enum => [.. Items(property).Select(item => Choice<T>(item, property))];

    public List<DateOnly> Dates(string property) => [.. Items(property).Select(item => Date(item, property))];

    public IEnumerable<MapReader> Maps(string property) =>
        Items(property).Select(item => From(file, item, property, findings)).OfType<MapReader>();

    /// <summary>The properties of a mapping whose keys are names.</summary>
    public IEnumerable<(string Key, YamlNode Value)> Entries(string property) => Take(property) switch
    {
        null => [],
        YamlMappingNode map => map.Children.Select(pair => (pair.Key.ToString(), pair.Value)),
        var other => Invalid<IEnumerable<(string, YamlNode)>>(other, property, "names with values", []),
    };

    public Text Text(YamlNode node, string property)
    {
        if (From(file, node, property, findings) is not { } map)
            return Definition.Text.Empty;
        var words = new[] { "en", "zh-Hans", "zh-Hant" }.Select(map.Translation).ToArray();
        map.End();
        return new Text(words[0], words[1], words[2]);
    }

    /// <summary>Reports every property that nobody asked for.</summary>
    public void End()
    {
        foreach (var key in node.Children.Keys.Where(key => !known.Contains(key.ToString())))
            Report(FindingRule.PropertyUnknown, (int)key.Start.Line, key.ToString(), string.Join(", ", known));
    }

    private string Translation(string language)
    {
        if (Take(language) is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value))
            return value;
        var first = node.Children.Values.OfType<YamlScalarNode>().FirstOrDefault()?.Value ?? "";
        Report(FindingRule.TranslationMissing, Line, first, language);
        return first;
    }

    private T Choice<T>(YamlNode node, string property) where T : struct, Enum =>
        Enum.TryParse<T>(node.ToString().Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var choice) && !char.IsDigit(node.ToString()[0])
            ? choice
            : Invalid(node, property, string.Join(", ", Enum.GetNames<T>().Select(Names.Kebab)), default(T));

    private DateOnly Date(YamlNode node, string property) =>
        DateOnly.TryParseExact(node.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : Invalid(node, property, "a date such as 2026-01-31", default(DateOnly));

    private YamlNode? Peek(string property) => node.Children.TryGetValue(new YamlScalarNode(property), out var value) ? value : null;

    private YamlNode? Take(string property)
    {
        known.Add(property);
        return Peek(property);
    }

    private T Missing<T>(string property, T fallback)
    {
        Report(FindingRule.PropertyMissing, Line, property);
        return fallback;
    }

    private T Invalid<T>(YamlNode value, string property, string expected, T fallback)
    {
        Report(FindingRule.ValueInvalid, (int)value.Start.Line, value.ToString(), property, expected);
        return fallback;
    }
}
