namespace ApprovalCloud.Engine.Definition;

public enum ComparisonOperator { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual }

public enum ArithmeticOperator { Add, Subtract, Multiply, Divide }

/// <summary>The syntax tree of an S-FEEL expression (DMN 1.5, clause 9).</summary>
public abstract record Expression
{
    private Expression() { }

    public sealed record Literal(FactValue Value) : Expression;

    public sealed record Name(string Fact) : Expression;

    public sealed record Arithmetic(ArithmeticOperator Operator, Expression Left, Expression Right) : Expression;

    public sealed record Negative(Expression Inner) : Expression;

    public sealed record Comparison(ComparisonOperator Operator, Expression Left, Expression Right) : Expression;

    public sealed record InRange(Expression Value, Expression Low, bool LowIncluded, Expression High, bool HighIncluded) : Expression;

    public sealed record InList(Expression Value, IReadOnlyList<Expression> Items) : Expression;

    public sealed record And(Expression Left, Expression Right) : Expression;

    public sealed record Or(Expression Left, Expression Right) : Expression;

    public sealed record Not(Expression Inner) : Expression;

    /// <summary>How many items a list has: <c>count(business.shareholders)</c>.</summary>
    public sealed record Count(string Fact) : Expression;

    /// <summary>What a field of a list's items adds up to: <c>sum(business.shareholders.share)</c>.</summary>
    public sealed record Sum(string Fact, string Field) : Expression;

    /// <summary>Whether every item, or some item, is such: <c>every one in business.shareholders satisfies one.share &lt; 50</c>.</summary>
    public sealed record Quantified(bool Every, string Variable, string Fact, Expression Condition) : Expression
    {
        /// <summary>The facts it speaks of, beside the list itself.</summary>
        public IEnumerable<string> Others => Condition.Names().Where(name => !name.StartsWith(Variable + ".", StringComparison.Ordinal));
    }

    /// <summary>The parts directly inside this one.</summary>
    public IEnumerable<Expression> Parts => this switch
    {
        Arithmetic(_, var left, var right) => [left, right],
        Comparison(_, var left, var right) => [left, right],
        And(var left, var right) => [left, right],
        Or(var left, var right) => [left, right],
        InRange range => [range.Value, range.Low, range.High],
        InList list => [list.Value, .. list.Items],
        Negative(var inner) => [inner],
        Not(var inner) => [inner],
        _ => [],
    };

    /// <summary>The facts it speaks of, each once, in order of appearance.</summary>
    public IEnumerable<string> Names() =>
        (this switch
        {
            Name name => [name.Fact],
            Count count => [count.Fact],
            Sum sum => [sum.Fact],
            Quantified quantified => quantified.Others.Prepend(quantified.Fact),
            _ => Parts.SelectMany(part => part.Names()),
        }).Distinct();
}
