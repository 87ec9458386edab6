using System.Text.RegularExpressions;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Reads what somebody typed as a fact's value, or says what is wrong with it and what to enter instead.</summary>
public static partial class FactReader
{
    private const int LongestText = 500;
    private const int LongestLongText = 4_000;

    // As many as FactValue writes: what is stored and read again decides the same.
    private const int MostDecimals = 12;

    /// <summary>Nothing typed gives neither a value nor a problem.</summary>
    public static (FactValue? Value, Text? Problem) Read(FactDefinition fact, string? typed)
    {
        var text = typed?.Trim();
        if (string.IsNullOrEmpty(text))
            return (null, null);
        var plain = Typed.Plain(text);
        return fact.Type switch
        {
            FactType.Number => Number(fact, Typed.Number(plain), FactProblems.Number),
            FactType.Money => Number(fact, Typed.Money(plain), FactProblems.Money),
            FactType.Boolean => text switch
            {
                "true" => (FactValue.True, null),
                "false" => (FactValue.False, null),
                _ => (null, FactProblems.YesOrNo.With(fact.Label)),
            },
            FactType.Declaration => text == "true" ? (FactValue.True, null) : (null, FactProblems.Declare.With(fact.Label)),
            FactType.Date => Typed.Date(plain) is { } date ? (FactValue.Of(date), null) : (null, FactProblems.Date.With(fact.Label)),
            FactType.Choice => Valid(fact, text, fact.Choices.Any(choice => choice.Key == text), FactProblems.Choose),
            FactType.ResidentId => Identifier(fact, plain, Identifiers.IsResidentId, FactProblems.ResidentId),
            FactType.Uscc => Identifier(fact, plain, Identifiers.IsUscc, FactProblems.Uscc),
            FactType.Phone => Typed.Phone(plain) is { } phone ? (FactValue.Of(phone), null) : (null, FactProblems.Phone.With(fact.Label)),
            FactType.Email => Valid(fact, plain, EmailPattern().IsMatch(plain), FactProblems.Email),
            FactType.List => ListReader.Read(fact, text) is var list ? (list.Value, list.Problem) : default,
            FactType.Text => Words(fact, text, LongestText),
            FactType.Address => Address(fact, text),
            FactType.LongText => Words(fact, text, LongestLongText),
        };
    }

    /// <summary>Reads what nobody types now: what a registry gave, or what was taken before. An address is then taken as it is.</summary>
    public static (FactValue? Value, Text? Problem) Kept(FactDefinition fact, string? text) => Read(fact.AsKept(), text);

    private static (FactValue?, Text?) Number(FactDefinition fact, decimal? typed, Text problem)
    {
        if (typed is not { } number)
            return (null, problem.With(fact.Label));
        // Bounds keep arithmetic in conditions far from overflow, whatever the vocabulary says.
        var (min, max) = (fact.Min ?? -1_000_000_000_000m, fact.Max ?? 1_000_000_000_000m);
        return number < min || number > max
            ? (null, FactProblems.Range.With(fact.Label, fact.Show(FactValue.Of(min)), fact.Show(FactValue.Of(max))))
            : (FactValue.Of(decimal.Round(number, MostDecimals)), null);
    }

    private static (FactValue?, Text?) Words(FactDefinition fact, string text, int longest) =>
        text.Length > longest || !Storable.IsStorable(text)
            ? (null, FactProblems.TooLong.With(fact.Label, longest))
            : (FactValue.Of(text), null);

    private static (FactValue?, Text?) Address(FactDefinition fact, string text)
    {
        var (words, problem) = Words(fact, text, LongestText);
        if (words is null || fact.Divisions is not { } divisions)
            return (words, problem);
        var address = AddressReader.Read(fact, divisions, text);
        return address.Value is { } value ? Words(fact, value.ToString(), LongestText) : (null, address.Problem);
    }

    // Typed off a card, in groups and in any case.
    private static (FactValue?, Text?) Identifier(FactDefinition fact, string text, Func<string, bool> isValid, Text problem)
    {
        var compact = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return Valid(fact, compact, isValid(compact), problem);
    }

    private static (FactValue?, Text?) Valid(FactDefinition fact, string text, bool valid, Text problem) =>
        valid ? (FactValue.Of(text), null) : (null, problem.With(fact.Label));

    [GeneratedRegex(@"^[^@\s<>""]{1,64}@[^@\s<>""]{1,180}\.[^@\s.<>""]{2,20}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex EmailPattern();
}
