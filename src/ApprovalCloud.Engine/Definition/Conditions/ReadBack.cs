namespace ApprovalCloud.Engine.Definition;

/// <summary>Reads conditions back as sentences: as a rule, and as the reason why it holds here.</summary>
public sealed class ReadBack(Vocabulary vocabulary)
{
    /// <summary>The rule itself: "floor area is 300 m² or more".</summary>
    public Text Rule(Condition condition) => Rule(condition.Root);

    /// <summary>
    /// The parts that decided the condition, with the facts they looked at: "floor area is 320 m² (the rule: floor area is
    /// 300 m² or more)". Where facts are missing it is the part that is still open.
    /// </summary>
    public Text Reason(Condition condition, Facts facts) => Reason(condition.Root, facts);

    private Text Reason(Expression expression, Facts facts)
    {
        var truth = Evaluation.Truth(expression, facts);
        switch (expression)
        {
            case Expression.And(var left, var right):
                return Decisive(left, right, truth, truth == Truth.True, Phrases.And, facts);
            case Expression.Or(var left, var right):
                return Decisive(left, right, truth, truth == Truth.False, Phrases.And, facts);
            case Expression.Not(var inner):
                return Reason(inner, facts);
            default:
                return truth == Truth.Unknown ? Rule(expression) : Found(expression, facts);
        }
    }

    private Text Decisive(Expression left, Expression right, Truth truth, bool both, Text and, Facts facts)
    {
        if (both)
            return and.With(Reason(left, facts), Reason(right, facts));
        return Reason(Evaluation.Truth(left, facts) == truth ? left : right, facts);
    }

    private Text Found(Expression atom, Facts facts)
    {
        var names = atom.Names().ToList();
        if (names.Count == 0)
            return Rule(atom);
        var known = Text.Join([.. names.Select(name => Phrases.Is.With(vocabulary.LabelOf(name), Shown(name, facts)))]);
        return atom switch
        {
            Expression.Name(var name) => Answered(name, facts),
            Expression.Comparison(ComparisonOperator.Equal or ComparisonOperator.NotEqual, Expression.Name(var name), _)
                => facts[name] is FactValue.OfBoolean ? Answered(name, facts) : known,
            Expression.InList => known,
            _ when names.Count == 1 => Phrases.Actually.With(
                vocabulary.LabelOf(names[0]), Shown(names[0], facts), Rule(atom)),
            _ => Text.Join([known, Rule(atom)]),
        };
    }

    private Text Answered(string name, Facts facts) => Phrases.Answered.With(vocabulary.LabelOf(name), Shown(name, facts));

    private Text Shown(string name, Facts facts) =>
        facts[name] is { } value ? Named(name, value) : Text.Same("?");

    // A choice's label is a sentence of its own; in the middle of another it is quoted.
    private Text Named(string fact, FactValue value) => value is FactValue.OfText && vocabulary.Find(fact)?.Type == FactType.Choice
        ? Phrases.Quoted.With(vocabulary.Show(fact, value))
        : vocabulary.Show(fact, value);

    private Text Rule(Expression expression) => expression switch
    {
        Expression.And(var left, var right) => Phrases.And.With(Grouped(left), Grouped(right)),
        Expression.Or(var left, var right) => Phrases.Or.With(Rule(left), Rule(right)),
        Expression.Not(var inner) => Phrases.Not.With(Rule(inner)),
        Expression.Name(var name) => Phrases.Answered.With(vocabulary.LabelOf(name), Phrases.Yes),
        Expression.Comparison(ComparisonOperator.Equal, Expression.Name(var name), Expression.Literal(FactValue.OfBoolean value))
            => Phrases.Answered.With(vocabulary.LabelOf(name), value.Value ? Phrases.Yes : Phrases.No),
        Expression.Comparison(var op, var left, Expression.Literal(FactValue.OfDate) day) => ComparingDays(op).With(Term(left), Term(day, of: left)),
        Expression.Comparison(var op, var left, var right) => Comparing(op).With(Term(left), Term(right, of: left)),
        Expression.InRange { LowIncluded: true, HighIncluded: true } range => Phrases.Between.With(
            Term(range.Value), Term(range.Low, of: range.Value), Term(range.High, of: range.Value)),
        Expression.InRange range => Phrases.And.With(
            Comparing(range.LowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater)
                .With(Term(range.Value), Term(range.Low, of: range.Value)),
            Comparing(range.HighIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less)
                .With(Term(range.Value), Term(range.High, of: range.Value))),
        Expression.InList list => Phrases.OneOf.With(
            Term(list.Value), Text.Join([.. list.Items.Select(item => Term(item, of: list.Value))])),
        _ => Term(expression),
    };

    // "a and (b or c)" must not read as "(a and b) or c".
    private Text Grouped(Expression part) => part is Expression.Or ? Phrases.Group.With(Rule(part)) : Rule(part);

    private static Text Comparing(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => Phrases.Is,
        ComparisonOperator.NotEqual => Phrases.IsNot,
        ComparisonOperator.Less => Phrases.LessThan,
        ComparisonOperator.LessOrEqual => Phrases.AtMost,
        ComparisonOperator.Greater => Phrases.MoreThan,
        ComparisonOperator.GreaterOrEqual => Phrases.AtLeast,
    };

    private static Text ComparingDays(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal or ComparisonOperator.NotEqual => Comparing(op),
        ComparisonOperator.Less => Phrases.Before,
        ComparisonOperator.LessOrEqual => Phrases.NotAfter,
        ComparisonOperator.Greater => Phrases.After,
        ComparisonOperator.GreaterOrEqual => Phrases.NotBefore,
    };

    // A literal is shown as a value of the fact it is compared with: with its unit, or its choice's label.
    private Text Term(Expression expression, Expression? of = null) => expression switch
    {
        Expression.Literal(var value) when of is Expression.Name(var fact) => Named(fact, value),
        Expression.Literal(var value) => Text.Same(value.ToString()),
        Expression.Name(var fact) => vocabulary.LabelOf(fact),
        Expression.Count(var list) => Phrases.CountOf.With(vocabulary.LabelOf(list)),
        Expression.Sum(var list, var field) => Phrases.SumOf.With(vocabulary.Find(list)?.Item?.Field(field)?.Label ?? Text.Same(field), vocabulary.LabelOf(list)),
        Expression.Quantified quantified => Items(quantified),
        Expression.Negative(var inner) => new Text("−{0}", "−{0}", "−{0}").With(Term(inner)),
        Expression.Arithmetic(var op, var left, var right) => Text.Same($"{{0}} {Symbol(op)} {{1}}").With(Term(left), Term(right)),
        _ => Rule(expression),
    };

    private Text Items(Expression.Quantified quantified)
    {
        var fields = (vocabulary.Find(quantified.Fact)?.Item?.Fields ?? []).Select(field => field with { Key = $"{quantified.Variable}.{field.Key}" });
        var rule = new ReadBack(new Vocabulary(vocabulary.All.Concat(fields))).Rule(quantified.Condition);
        return (quantified.Every ? Phrases.EveryItem : Phrases.SomeItem).With(vocabulary.LabelOf(quantified.Fact), rule);
    }

    private static char Symbol(ArithmeticOperator op) => op switch
    {
        ArithmeticOperator.Add => '+',
        ArithmeticOperator.Subtract => '−',
        ArithmeticOperator.Multiply => '×',
        ArithmeticOperator.Divide => '÷',
    };
}
