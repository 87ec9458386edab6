using ApprovalCloud.Engine.Definition;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Definition.Conditions;

/// <summary>Any condition over a few facts, as its author could write it, and any facts, some of them of the wrong type.</summary>
internal static class RandomCondition
{
    private static readonly string[] Names = ["a.x", "b.y", "order.z", "android"];

    private static readonly Gen<string> Literal = Gen.OneOf(
        Gen.Int[-3, 12].Select(number => number < 0 ? $"({number})" : $"{number}"),
        Gen.OneOf("2.5", "\"s\"", "\"t\"", "true", "false", "null", "date(\"2026-01-31\")", "99999999999999999999"));

    private static readonly Gen<string> Term = Gen.Recursive<string>((depth, term) => depth > 2
        ? Gen.OneOf(Gen.OneOf(Names), Literal)
        : Gen.OneOf(
            Gen.OneOf(Names), Literal,
            Gen.Select(term, Gen.OneOf("+", "-", "*", "/"), term, (left, op, right) => $"({left} {op} {right})"),
            term.Select(inner => $"-{inner}")));

    private static readonly Gen<string> Atom = Gen.OneOf(
        Term,
        Gen.Select(Term, Gen.OneOf("=", "!=", "<", "<=", ">", ">="), Term, (left, op, right) => $"{left} {op} {right}"),
        Gen.Select(Term, Gen.OneOf("[", "("), Term, Gen.OneOf("]", ")"), (value, open, low, close) => $"{value} in {open}{low}..7{close}"),
        Gen.Select(Term, Term, Term, (value, one, other) => $"{value} in ({one}, {other})"),
        Gen.Select(Term, Term, (value, low) => $"{value} between {low} and 9"));

    public static readonly Gen<string> Any = Gen.Recursive<string>((depth, part) => depth > 2
        ? Atom
        : Gen.OneOf(
            Atom,
            Gen.Select(part, Gen.OneOf("and", "or"), part, (left, op, right) => $"({left}) {op} ({right})"),
            part.Select(inner => $"not({inner})")));

    private static readonly Gen<FactValue> Value = Gen.OneOf(
        Gen.Int[-3, 12].Select(number => FactValue.Of((decimal)number)),
        Gen.OneOf(FactValue.True, FactValue.False, FactValue.None, FactValue.Of("s"), FactValue.Of(""), FactValue.Of(new DateOnly(2026, 1, 31)),
            FactValue.Of(decimal.MaxValue), FactValue.Of(decimal.MinValue)));

    public static readonly Gen<Facts> AnyFacts = Gen.Select(Value.Array[4], Gen.Int[0, 15], (values, known) =>
        Facts.From(Names.Zip(values, KeyValuePair.Create).Where((_, place) => (known >> place & 1) == 1)));

    /// <summary>Some facts, and the same with more of them known.</summary>
    public static readonly Gen<(Facts Less, Facts More)> Growing = Gen.Select(AnyFacts, AnyFacts, (one, other) => (one, other.With(one)));
}
