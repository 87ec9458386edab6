using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Rule = Superpower.TokenListParser<ApprovalCloud.Engine.Definition.Sign, ApprovalCloud.Engine.Definition.Expression>;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Parses S-FEEL, the simple expression language of DMN.</summary>
public static class ConditionParser
{
    private const int LongestSource = 2_000;
    private const int DeepestNesting = 50;

    // Each one inside another multiplies the work by the length of its list.
    private const int DeepestQuantifiers = 2;

    private static readonly Rule Number = Token.EqualTo(Sign.Number).Select(token =>
        Literal(FactValue.Of(decimal.Parse(token.ToStringValue(), CultureInfo.InvariantCulture))));

    private static readonly TokenListParser<Sign, string> Quoted =
        Token.EqualTo(Sign.String).Select(token => token.ToStringValue()[1..^1]);

    private static readonly Rule Date = Token.Sequence(Sign.Date, Sign.LeftParenthesis)
        .IgnoreThen(Quoted.Where(
            text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), "a date is written \"2026-01-31\""))
        .Then(text => Token.EqualTo(Sign.RightParenthesis).Value(
            Literal(FactValue.Of(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)))));

    private static readonly Rule Group = Parse.Ref(() => Disjunction!)
        .Between(Token.EqualTo(Sign.LeftParenthesis), Token.EqualTo(Sign.RightParenthesis));

    private static readonly TokenListParser<Sign, string> Named = Token.EqualTo(Sign.Name).Select(token => token.ToStringValue());

    private static readonly Rule Counting = Token.EqualTo(Sign.Count)
        .IgnoreThen(Named.Between(Token.EqualTo(Sign.LeftParenthesis), Token.EqualTo(Sign.RightParenthesis)))
        .Select(list => (Expression)new Expression.Count(list));

    private static readonly Rule Summing = Token.EqualTo(Sign.Sum)
        .IgnoreThen(Named.Where(name => name.Contains('.', StringComparison.Ordinal), "a field of a list, such as business.shareholders.share")
            .Between(Token.EqualTo(Sign.LeftParenthesis), Token.EqualTo(Sign.RightParenthesis)))
        .Select(field => (Expression)new Expression.Sum(field[..field.LastIndexOf('.')], field[(field.LastIndexOf('.') + 1)..]));

    private static readonly Rule Quantified =
        from quantifier in Token.EqualTo(Sign.Every).Or(Token.EqualTo(Sign.Some))
        from variable in Named.Where(name => !name.Contains('.', StringComparison.Ordinal), "one word that stands for an item")
        from _ in Token.EqualTo(Sign.In)
        from list in Named
        from satisfies in Token.EqualTo(Sign.Satisfies)
        from condition in Parse.Ref(() => Relation!)
        select (Expression)new Expression.Quantified(quantifier.Kind == Sign.Every, variable, list, condition);

    private static readonly Rule Primary = Number
        .Or(Counting)
        .Or(Summing)
        .Or(Quantified)
        .Or(Quoted.Select(text => Literal(FactValue.Of(text))))
        .Or(Date)
        .Or(Token.EqualTo(Sign.True).Value(Literal(FactValue.True)))
        .Or(Token.EqualTo(Sign.False).Value(Literal(FactValue.False)))
        .Or(Token.EqualTo(Sign.Null).Value(Literal(FactValue.None)))
        .Or(Token.EqualTo(Sign.Not).IgnoreThen(Group).Select(inner => (Expression)new Expression.Not(inner)))
        .Or(Token.EqualTo(Sign.Name).Select(token => (Expression)new Expression.Name(token.ToStringValue())))
        .Or(Group);

    private static readonly Rule Unary = Token.EqualTo(Sign.Minus).IgnoreThen(Parse.Ref(() => Unary!))
        .Select(inner => (Expression)new Expression.Negative(inner))
        .Or(Primary);

    private static readonly Rule Product = Parse.Chain(
        Operator(Sign.Times, ArithmeticOperator.Multiply).Or(Operator(Sign.Divide, ArithmeticOperator.Divide)), Unary, Calculation);

    private static readonly Rule Sum = Parse.Chain(
        Operator(Sign.Plus, ArithmeticOperator.Add).Or(Operator(Sign.Minus, ArithmeticOperator.Subtract)), Product, Calculation);

    private static readonly TokenListParser<Sign, ComparisonOperator> Comparing =
        Token.EqualTo(Sign.Equal).Value(ComparisonOperator.Equal)
            .Or(Token.EqualTo(Sign.NotEqual).Value(ComparisonOperator.NotEqual))
            .Or(Token.EqualTo(Sign.LessOrEqual).Value(ComparisonOperator.LessOrEqual))
            .Or(Token.EqualTo(Sign.Less).Value(ComparisonOperator.Less))
            .Or(Token.EqualTo(Sign.GreaterOrEqual).Value(ComparisonOperator.GreaterOrEqual))
            .Or(Token.EqualTo(Sign.Greater).Value(ComparisonOperator.Greater));

    private static readonly TokenListParser<Sign, Func<Expression, Expression>> Comparison =
        from op in Comparing
        from right in Sum
        select (Func<Expression, Expression>)(left => new Expression.Comparison(op, left, right));

    private static readonly TokenListParser<Sign, Func<Expression, Expression>> Between =
        from _ in Token.EqualTo(Sign.Between)
        from low in Sum
        from and in Token.EqualTo(Sign.And)
        from high in Sum
        select (Func<Expression, Expression>)(value => new Expression.InRange(value, low, true, high, true));

    // A range and a list begin alike. Trying one and then the other would double the work at every level of nesting.
    private static readonly TokenListParser<Sign, Func<Expression, Expression>> Members =
        from open in Token.EqualTo(Sign.LeftBracket).Or(Token.EqualTo(Sign.LeftParenthesis))
        from first in Sum
        from test in RangeFrom(open, first).Or(ListFrom(open, first))
        select test;

    private static readonly Rule Relation =
        from left in Sum
        from test in Comparison
            .Or(Between)
            .Or(Token.EqualTo(Sign.In).IgnoreThen(Members))
            .OptionalOrDefault(value => value)
        select test(left);

    private static readonly Rule Conjunction = Parse.Chain(
        Token.EqualTo(Sign.And), Relation, (_, left, right) => new Expression.And(left, right));

    private static readonly Rule Disjunction = Parse.Chain(
        Token.EqualTo(Sign.Or), Conjunction, (_, left, right) => new Expression.Or(left, right));

    /// <summary>Parses a condition, or says where and why it cannot.</summary>
    public static bool TryParse(
        string source, [NotNullWhen(true)] out Condition? condition, [NotNullWhen(false)] out string? error)
    {
        (condition, error) = (null, null);
        if (source.Length > LongestSource)
        {
            error = $"longer than {LongestSource} characters";
            return false;
        }

        var tokens = Signs.Tokenizer.TryTokenize(source);
        if (!tokens.HasValue)
        {
            error = tokens.ToString();
            return false;
        }

        if (Nesting(tokens.Value) > DeepestNesting)
        {
            error = $"nested more than {DeepestNesting} levels deep";
            return false;
        }

        var parsed = Disjunction.AtEnd().TryParse(tokens.Value);
        error = !parsed.HasValue ? parsed.ToString()
            : Quantifiers(parsed.Value) > DeepestQuantifiers ? $"every and some nested more than {DeepestQuantifiers} levels deep"
            : null;
        condition = error is null ? new Condition(source, parsed.Value) : null;
        return condition is not null;
    }

    /// <exception cref="FormatException">The source is not S-FEEL.</exception>
    public static Condition Read(string source) =>
        TryParse(source, out var condition, out var error) ? condition : throw new FormatException($"{source}: {error}");

    // Parentheses and signs in a row (- - 1) are what the parser descends into.
    private static int Nesting(TokenList<Sign> tokens)
    {
        var (depth, signs, deepest) = (0, 0, 0);
        foreach (var token in tokens)
        {
            depth += token.Kind switch { Sign.LeftParenthesis => 1, Sign.RightParenthesis => -1, _ => 0 };
            signs = token.Kind == Sign.Minus ? signs + 1 : 0;
            deepest = Math.Max(deepest, depth + signs);
        }

        return deepest;
    }

    private static int Quantifiers(Expression expression) => expression is Expression.Quantified quantified
        ? 1 + Quantifiers(quantified.Condition)
        : expression.Parts.Select(Quantifiers).DefaultIfEmpty().Max();

    private static Expression Literal(FactValue value) => new Expression.Literal(value);

    private static Expression Calculation(ArithmeticOperator op, Expression left, Expression right) =>
        new Expression.Arithmetic(op, left, right);

    private static TokenListParser<Sign, Func<Expression, Expression>> RangeFrom(Token<Sign> open, Expression low) =>
        from dots in Token.EqualTo(Sign.Dots)
        from high in Sum
        from close in Token.EqualTo(Sign.RightBracket).Or(Token.EqualTo(Sign.RightParenthesis))
        select (Func<Expression, Expression>)(value => new Expression.InRange(
            value, low, open.Kind == Sign.LeftBracket, high, close.Kind == Sign.RightBracket));

    private static TokenListParser<Sign, Func<Expression, Expression>> ListFrom(Token<Sign> open, Expression first) =>
        from others in Token.EqualTo(Sign.Comma).IgnoreThen(Sum).Many()
        from close in Token.EqualTo(Sign.RightParenthesis).Where(_ => open.Kind == Sign.LeftParenthesis, "a list stands in parentheses")
        select (Func<Expression, Expression>)(value => new Expression.InList(value, [first, .. others]));

    private static TokenListParser<Sign, ArithmeticOperator> Operator(Sign sign, ArithmeticOperator op) =>
        Token.EqualTo(sign).Value(op);
}
