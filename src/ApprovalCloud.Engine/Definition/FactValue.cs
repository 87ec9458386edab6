using System.Globalization;

namespace ApprovalCloud.Engine.Definition;

/// <summary>What is known of one fact. A fact not known yet has no value at all (null reference).</summary>
public abstract record FactValue
{
    private FactValue() { }

    public sealed record OfText(string Value) : FactValue;

    public sealed record OfNumber(decimal Value) : FactValue;

    public sealed record OfBoolean(bool Value) : FactValue;

    public sealed record OfDate(DateOnly Value) : FactValue;

    /// <summary>The items of a repeating group, each with what it says; equal when they say the same in the same order.</summary>
    public sealed record OfList(IReadOnlyList<Facts> Items) : FactValue
    {
        public bool Equals(OfList? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Aggregate(0, HashCode.Combine);
    }

    /// <summary>Known to have no value: the question does not apply.</summary>
    public sealed record Nothing : FactValue;

    public static readonly FactValue True = new OfBoolean(true);
    public static readonly FactValue False = new OfBoolean(false);
    public static readonly FactValue None = new Nothing();

    public static FactValue Of(string value) => new OfText(value);

    public static FactValue Of(decimal value) => new OfNumber(value);

    public static FactValue Of(DateOnly value) => new OfDate(value);

    public static FactValue Of(bool value) => value ? True : False;

    /// <summary>The value as files and the API write it.</summary>
    public sealed override string ToString() => this switch
    {
        OfText text => text.Value,
        OfNumber number => number.Value.ToString("0.############", CultureInfo.InvariantCulture),
        OfBoolean boolean => boolean.Value ? "true" : "false",
        OfDate date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        OfList list => ListJson.Write(list),
        _ => "null",
    };
}
