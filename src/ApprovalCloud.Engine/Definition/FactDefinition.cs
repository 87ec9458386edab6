using System.Globalization;

namespace ApprovalCloud.Engine.Definition;

public enum FactType
{
    Text, LongText, Number, Money, Boolean, Date, Choice, ResidentId, Uscc, Phone, Email, Address, Declaration, List,
}

public enum Sensitivity { Public, Personal, Sensitive }

/// <summary>One entry of the shared vocabulary: a thing the state asks about, the same for every department.</summary>
public sealed record FactDefinition(string Key, FactType Type, Text Label, Text Question)
{
    public Text? Hint { get; init; }
    public string? Unit { get; init; }
    public decimal? Min { get; init; }
    public decimal? Max { get; init; }
    public IReadOnlyList<Choice> Choices { get; init; } = [];
    /// <summary>Whether an item of a list may leave it out.</summary>
    public bool Optional { get; init; }

    /// <summary>Of a list: what each of its items says.</summary>
    public ItemDefinition? Item { get; init; }

    /// <summary>Of an address: the divisions that it begins with; null where it may be anywhere.</summary>
    public Divisions? Divisions { get; init; }

    public string? Owner { get; init; }
    public string? Registry { get; init; }
    public Sensitivity Sensitivity { get; init; }
    public int? ValidForDays { get; init; }
    public int Line { get; init; }

    /// <summary>The same fact, for what nobody types now: its addresses are taken as they are.</summary>
    public FactDefinition AsKept() =>
        Divisions is not null ? this with { Divisions = null }
        : Item?.Fields.Any(field => field.Divisions is not null) == true ? this with { Item = Item with { Fields = [.. Item.Fields.Select(field => field.AsKept())] } }
        : this;

    /// <summary>The value as a person reads it: a choice by its label, a number with its unit.</summary>
    public Text Show(FactValue value) => value switch
    {
        FactValue.OfBoolean { Value: true } => Phrases.Yes,
        FactValue.OfBoolean { Value: false } => Phrases.No,
        FactValue.Nothing => Phrases.NotApplicable,
        FactValue.OfNumber number when Type == FactType.Money => Money(number.Value),
        FactValue.OfNumber number => Text.Same(Unit is null ? $"{number}" : $"{number} {Unit}"),
        FactValue.OfText text when Type == FactType.Choice =>
            Choices.FirstOrDefault(choice => choice.Key == text.Value)?.Label ?? Text.Same(text.Value),
        FactValue.OfList list => Text.Each(language => string.Join('\n', list.Items.Select(item => ShowItem(item).In(language)))),
        _ => Text.Same(value.ToString()),
    };

    private static Text Money(decimal yuan)
    {
        var amount = yuan.ToString("#,##0.##", CultureInfo.InvariantCulture);
        return new($"CN¥{amount}", $"¥{amount}", $"¥{amount}");
    }

    private Text ShowItem(Facts item) => Text.Join([.. (Item?.Fields ?? []).Where(field => item[field.Key] is { } and not FactValue.Nothing)
        .Select(field => field.Show(item[field.Key]!))]);
}

/// <summary>A repeating group: what one item of the list is called, and what it says.</summary>
/// <param name="Title">One of them: “shareholder”.</param>
/// <param name="Fewest">How many there are at least; at least one.</param>
public sealed record ItemDefinition(Text Title, IReadOnlyList<FactDefinition> Fields, int Fewest, int Most)
{
    /// <summary>What the numbers of one field must add up to, where they must.</summary>
    public (string Field, decimal Total)? Sum { get; init; }

    public FactDefinition? Field(string key) => Fields.FirstOrDefault(field => field.Key == key);
}

public sealed record Choice(string Key, Text Label);
