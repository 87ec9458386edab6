namespace ApprovalCloud.Engine.Definition;

public enum FactType
{
    Text, LongText, Number, Money, Boolean, Date, Choice, ResidentId, Uscc, Phone, Email, Address, Declaration,
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
    public string? Owner { get; init; }
    public string? Registry { get; init; }
    public Sensitivity Sensitivity { get; init; }
    public int? ValidForDays { get; init; }
    public int Line { get; init; }

    /// <summary>The value as a person reads it: a choice by its label, a number with its unit.</summary>
    public Text Show(FactValue value) => value switch
    {
        FactValue.OfBoolean { Value: true } => Phrases.Yes,
        FactValue.OfBoolean { Value: false } => Phrases.No,
        FactValue.Nothing => Phrases.NotApplicable,
        FactValue.OfNumber number when Type == FactType.Money => Text.Same($"CN¥{number}"),
        FactValue.OfNumber number => Text.Same(Unit is null ? $"{number}" : $"{number} {Unit}"),
        FactValue.OfText text when Type == FactType.Choice =>
            Choices.FirstOrDefault(choice => choice.Key == text.Value)?.Label ?? Text.Same(text.Value),
        _ => Text.Same(value.ToString()),
    };
}

public sealed record Choice(string Key, Text Label);
