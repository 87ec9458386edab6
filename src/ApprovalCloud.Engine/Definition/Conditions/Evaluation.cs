namespace ApprovalCloud.Engine.Definition;

/// <summary>Evaluates S-FEEL in three-valued logic. No value (null) means unknown; it never throws.</summary>
internal static class Evaluation
{
    public static Truth Truth(Expression expression, Facts facts) => Value(expression, facts) switch
    {
        null => Definition.Truth.Unknown,
        FactValue.OfBoolean { Value: true } => Definition.Truth.True,
        _ => Definition.Truth.False,
    };

    private static FactValue? Value(Expression expression, Facts facts) => expression switch
    {
        Expression.Literal literal => literal.Value,
        Expression.Name name => facts[name.Fact],
        Expression.And(var left, var right) => FromTruth((Truth)Math.Min((int)Truth(left, facts), (int)Truth(right, facts))),
        Expression.Or(var left, var right) => FromTruth((Truth)Math.Max((int)Truth(left, facts), (int)Truth(right, facts))),
        Expression.Not(var inner) => FromTruth((Truth)(2 - (int)Truth(inner, facts))),
        Expression.Negative(var inner) => Calculate(ArithmeticOperator.Subtract, FactValue.Of(0m), Value(inner, facts)),
        Expression.Arithmetic(var op, var left, var right) => Calculate(op, Value(left, facts), Value(right, facts)),
        Expression.Comparison(var op, var left, var right) => Compare(op, Value(left, facts), Value(right, facts)),
        Expression.InRange range => InRange(range, facts),
        Expression.Count(var list) => Items(list, facts, items => FactValue.Of(items.Count)),
        Expression.Sum(var list, var field) => Items(list, facts, items => Total(items, field)),
        Expression.Quantified every => Items(every.Fact, facts, items => Quantified(every, items, facts)),
        Expression.InList list => FromTruth(list.Items
            .Select(item => Compare(ComparisonOperator.Equal, Value(list.Value, facts), Value(item, facts)))
            .Aggregate(Definition.Truth.False, (found, next) => (Truth)Math.Max((int)found, (int)ToTruth(next)))),
        _ => null,
    };

    // A list that does not apply has neither a length nor a sum, and nothing holds for its items.
    private static FactValue? Items(string list, Facts facts, Func<IReadOnlyList<Facts>, FactValue?> of) => facts[list] switch
    {
        null => null,
        FactValue.OfList value => of(value.Items),
        _ => FactValue.None,
    };

    private static FactValue Total(IReadOnlyList<Facts> items, string field) => items
        .Select(item => item[field] ?? FactValue.None)
        .Aggregate(FactValue.Of(0m), (sum, next) => next is FactValue.OfNumber ? Calculate(ArithmeticOperator.Add, sum, next)! : sum);

    private static FactValue? Quantified(Expression.Quantified quantified, IReadOnlyList<Facts> items, Facts facts)
    {
        var truths = items.Select(item => Truth(
            quantified.Condition, facts.With(Facts.From(item.Select(field => KeyValuePair.Create($"{quantified.Variable}.{field.Key}", field.Value))))));
        return FromTruth(quantified.Every
            ? truths.Aggregate(Definition.Truth.True, (all, next) => (Truth)Math.Min((int)all, (int)next))
            : truths.Aggregate(Definition.Truth.False, (any, next) => (Truth)Math.Max((int)any, (int)next)));
    }

    private static FactValue? InRange(Expression.InRange range, Facts facts)
    {
        var value = Value(range.Value, facts);
        var low = Compare(
            range.LowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, value, Value(range.Low, facts));
        var high = Compare(
            range.HighIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, value, Value(range.High, facts));
        return FromTruth((Truth)Math.Min((int)ToTruth(low), (int)ToTruth(high)));
    }

    private static FactValue? Compare(ComparisonOperator op, FactValue? left, FactValue? right) => (op, left, right) switch
    {
        (_, null, _) or (_, _, null) => null,
        (ComparisonOperator.Equal, _, _) => FactValue.Of(left == right),
        (ComparisonOperator.NotEqual, _, _) => FactValue.Of(left != right),
        (_, FactValue.OfNumber a, FactValue.OfNumber b) => FactValue.Of(Holds(op, a.Value.CompareTo(b.Value))),
        (_, FactValue.OfDate a, FactValue.OfDate b) => FactValue.Of(Holds(op, a.Value.CompareTo(b.Value))),
        (_, FactValue.OfText a, FactValue.OfText b) => FactValue.Of(Holds(op, string.CompareOrdinal(a.Value, b.Value))),
        // What does not apply is neither more nor less than anything.
        _ => FactValue.False,
    };

    private static bool Holds(ComparisonOperator op, int order) => op switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        ComparisonOperator.GreaterOrEqual => order >= 0,
    };

    private static FactValue? Calculate(ArithmeticOperator op, FactValue? left, FactValue? right)
    {
        if (left is null || right is null)
            return null;
        if (left is not FactValue.OfNumber a || right is not FactValue.OfNumber b)
            return FactValue.None;
        try
        {
            return op switch
            {
                ArithmeticOperator.Add => FactValue.Of(a.Value + b.Value),
                ArithmeticOperator.Subtract => FactValue.Of(a.Value - b.Value),
                ArithmeticOperator.Multiply => FactValue.Of(a.Value * b.Value),
                ArithmeticOperator.Divide => b.Value == 0 ? FactValue.None : FactValue.Of(a.Value / b.Value),
            };
        }
        catch (OverflowException)
        {
            return FactValue.None;
        }
    }

    private static FactValue? FromTruth(Truth truth) => truth switch
    {
        Definition.Truth.True => FactValue.True,
        Definition.Truth.False => FactValue.False,
        Definition.Truth.Unknown => null,
    };

    private static Truth ToTruth(FactValue? value) => value switch
    {
        null => Definition.Truth.Unknown,
        FactValue.OfBoolean { Value: true } => Definition.Truth.True,
        _ => Definition.Truth.False,
    };
}
