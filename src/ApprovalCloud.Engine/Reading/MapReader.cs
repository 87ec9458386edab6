using System.Globalization;
using ApprovalCloud.Engine.Definition;
using YamlDotNet.RepresentationModel;

namespace ApprovalCloud.Engine.Reading;

/// <summary>Reads one YAML mapping property by property; whatever is wrong becomes a finding with its line.</summary>
internal sealed class MapReader(string file, YamlMappingNode node, List<Finding> findings)
{
    private const int LargestInt = 99_999;
    private const decimal LargestNumber = 1_000_000_000_000m;

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

    public string String(string property, Shape? shape = null) => OptionalString(property, shape) ?? Missing(property, "");

    public string? OptionalString(string property, Shape? shape = null) => Take(property) is { } node ? String(node, property, shape) : null;

    public int Int(string property) => OptionalInt(property) ?? Missing(property, 0);

    public int? OptionalInt(string property) => Take(property) is { } node ? Int(node, property) : null;

    public decimal? Number(string property) => Take(property) switch
    {
        null => null,
        YamlScalarNode scalar when decimal.TryParse(
            scalar.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= LargestNumber => number,
        var other => Invalid<decimal?>(other, property, "a number", null),
    };

    public Duration Duration(string property) => OptionalDuration(property) ?? Missing(property, default(Duration));

    /// <summary>Written as <c>20 working-days</c>, <c>1 month</c>.</summary>
    public Duration? OptionalDuration(string property)
    {
        if (Take(property) is not { } node)
            return null;
        var parts = (node as YamlScalarNode)?.Value?.Split(' ') ?? [];
        var unit = parts.Length == 2 ? Array.FindIndex(Enum.GetNames<TimeUnit>(), name => Names.Kebab(name) == parts[1].TrimEnd('s')) : -1;
        return unit >= 0 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length is >= 1 and <= 1_000
            ? new Duration(length, Enum.GetValues<TimeUnit>()[unit])
            : Invalid<Duration?>(node, property, "a duration such as 20 working-days, 8 weeks or 3 months", new Duration(1, TimeUnit.WorkingDay));
    }

    public bool Flag(string property) => Take(property) switch
    {
        null or YamlScalarNode { Value: "false" } => false,
        YamlScalarNode { Value: "true" } => true,
        var other => Invalid(other, property, "true or false", false),
    };

    public DateOnly Date(string property) => Take(property) is { } node ? Date(node, property) : Missing(property, default(DateOnly));

    /// <param name="write">How files write the names of the choices.</param>
    public T Choice<T>(string property, T? fallback = null, Func<string, string>? write = null) where T : struct, Enum =>
        Take(property) switch
        {
            null => fallback ?? Missing(property, default(T)),
            var node => Choice<T>(node, property, write ?? Names.Kebab),
        };

    public T? OptionalChoice<T>(string property, Func<string, string>? write = null) where T : struct, Enum =>
        Take(property) is { } node ? Choice<T>(node, property, write ?? Names.Kebab) : null;

    public Text Text(string property) => OptionalText(property) ?? Missing(property, Definition.Text.Empty);

    public Text? OptionalText(string property) => Take(property) is { } node ? Text(node, property) : null;

    public Condition? Condition(string property, bool required = false)
    {
        var line = LineOf(property);
        if (OptionalString(property) is not { } source)
            return required ? Missing<Condition?>(property, null) : null;
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

    public MapReader? OptionalMap(string property) => Take(property) is { } node ? From(file, node, property, findings) : null;

    /// <summary>The items of a list; an absent list is empty.</summary>
    public IEnumerable<YamlNode> Items(string property, bool required = false) => Take(property) switch
    {
        null => required ? Missing<IEnumerable<YamlNode>>(property, []) : [],
        YamlSequenceNode sequence => sequence.Children,
        var other => Invalid<IEnumerable<YamlNode>>(other, property, "a list", []),
    };

    public List<string> Strings(string property, bool required = false) =>
        [.. Items(property, required).Select(item => String(item, property))];

    public List<T> Choices<T>(string property, bool required = false) where T : struct, Enum =>
        [.. Items(property, required).Select(item => Choice<T>(item, property, Names.Kebab))];

    public List<DateOnly> Dates(string property) => [.. Items(property).Select(item => Date(item, property))];

    public IEnumerable<MapReader> Maps(string property, bool required = false) =>
        Items(property, required).Select(item => From(file, item, property, findings)).OfType<MapReader>();

    /// <summary>The properties of a mapping whose keys are names.</summary>
    public List<(string Key, YamlNode Value)> Entries(string property, Shape shape, bool required = false)
    {
        var entries = Take(property) switch
        {
            null => required ? Missing<YamlMappingNode>(property, new()) : new(),
            YamlMappingNode map => map,
            var other => Invalid(other, property, "names with values", new YamlMappingNode()),
        };
        var named = entries.Children.Select(pair => (Key: String(pair.Key, property, shape), pair.Value)).ToList();
        foreach (var (key, value) in named.GroupBy(entry => entry.Key).SelectMany(same => same.Skip(1)))
            Report(FindingRule.KeyTwice, (int)value.Start.Line, key);
        return [.. named.DistinctBy(entry => entry.Key)];
    }

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

    public string String(YamlNode node, string property, Shape? shape = null)
    {
        if (node is not YamlScalarNode { Value: { Length: > 0 } value })
            return Invalid(node, property, shape?.Expected ?? "words", "");
        return shape is null || shape.Pattern.IsMatch(value) ? value : Invalid(node, property, shape.Expected, value);
    }

    private int Int(YamlNode node, string property) =>
        int.TryParse((node as YamlScalarNode)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= LargestInt
            ? number
            : Invalid(node, property, $"a whole number from 1 to {LargestInt}", 1);

    public T Choice<T>(YamlNode node, string property, Func<string, string> write) where T : struct, Enum
    {
        var place = Array.FindIndex(Enum.GetNames<T>(), name => write(name) == (node as YamlScalarNode)?.Value);
        return place >= 0
            ? Enum.GetValues<T>()[place]
            : Invalid(node, property, string.Join(", ", Enum.GetNames<T>().Select(write)), default(T));
    }

    private DateOnly Date(YamlNode node, string property) =>
        DateOnly.TryParseExact((node as YamlScalarNode)?.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= 1900 and <= 2200
            ? date
            : Invalid(node, property, "a date such as 2026-01-31", new DateOnly(1900, 1, 1));

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
