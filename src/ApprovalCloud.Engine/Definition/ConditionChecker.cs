namespace ApprovalCloud.Engine.Definition;

/// <summary>Conditions compare like with like: numbers with numbers, a choice with one of its own answers.</summary>
internal static class ConditionChecker
{
    private enum Kind { Text, Number, Boolean, Date, Null }

    public static IEnumerable<Finding> Check(ServiceDefinition service, Vocabulary vocabulary) =>
        from use in QuestionChecker.Conditions(service).Concat(InstantChecker.Conditions(service))
        from problem in Problems(use.Condition.Root, vocabulary).Append(Whole(use.Condition.Root, vocabulary))
        where problem is not null
        select Finding.Of(FindingRule.ConditionMixesTypes, service.File, use.Line, use.Condition.Source, problem);

    private static string? Whole(Expression root, Vocabulary vocabulary) =>
        KindOf(root, vocabulary) == Kind.Boolean ? null : "it must be true or false";

    private static IEnumerable<string?> Problems(Expression expression, Vocabulary vocabulary) => expression is Expression.Quantified quantified
        ? OfItems(quantified, vocabulary)
        : expression.Parts.SelectMany(part => Problems(part, vocabulary)).Append(Problem(expression, vocabulary));

    // Inside, the variable's fields are known as well.
    private static IEnumerable<string?> OfItems(Expression.Quantified quantified, Vocabulary vocabulary)
    {
        if (vocabulary.Find(quantified.Fact)?.Item is not { } item)
            return [NoList(quantified.Fact)];
        var fields = item.Fields.Select(field => field with { Key = $"{quantified.Variable}.{field.Key}" }).ToList();
        var unknown = quantified.Condition.Names().Except(quantified.Others).Where(name => fields.TrueForAll(field => field.Key != name))
            .Select(name => (string?)$"{quantified.Fact} has no field {name[(quantified.Variable.Length + 1)..]}");
        var inside = new Vocabulary(vocabulary.All.Concat(fields));
        return unknown.Concat(Problems(quantified.Condition, inside))
            .Append(KindOf(quantified.Condition, inside) == Kind.Boolean ? null : "what it satisfies must be true or false");
    }

    private static string NoList(string fact) => $"{fact} is no list";

    private static string? Problem(Expression expression, Vocabulary vocabulary) => expression switch
    {
        Expression.And or Expression.Or or Expression.Not => Same(expression.Parts, Kind.Boolean, vocabulary),
        Expression.Arithmetic or Expression.Negative => Same(expression.Parts, Kind.Number, vocabulary),
        Expression.Comparison or Expression.InRange or Expression.InList =>
            Same(expression.Parts, KindOf(expression.Parts.First(), vocabulary), vocabulary)
            ?? expression.Parts.Select(part => NoChoice(expression.Parts.First(), part, vocabulary)).FirstOrDefault(found => found is not null),
        Expression.Count(var list) => vocabulary.Find(list)?.Item is null ? NoList(list) : null,
        Expression.Sum(var list, var field) => vocabulary.Find(list)?.Item is not { } item ? NoList(list)
            : item.Field(field)?.Type is FactType.Number or FactType.Money ? null : $"{field} is no number of {list}",
        Expression.Name(var name) => vocabulary.Find(name)?.Type == FactType.List ? $"{name} is a list: use count, sum, every or some" : null,
        _ => null,
    };

    private static string? Same(IEnumerable<Expression> parts, Kind kind, Vocabulary vocabulary) => parts
        .Select(part => KindOf(part, vocabulary))
        .Where(found => found != kind && found != Kind.Null)
        .Select(found => $"{found} where {kind} is expected")
        .FirstOrDefault();

    private static string? NoChoice(Expression of, Expression part, Vocabulary vocabulary) =>
        of is Expression.Name(var name)
        && vocabulary.Find(name) is { Type: FactType.Choice } fact
        && part is Expression.Literal(FactValue.OfText(var text))
        && fact.Choices.All(choice => choice.Key != text)
            ? $"“{text}” is no choice of {name}"
            : null;

    private static Kind KindOf(Expression expression, Vocabulary vocabulary) => expression switch
    {
        Expression.Literal(var value) => value switch
        {
            FactValue.OfNumber => Kind.Number,
            FactValue.OfBoolean => Kind.Boolean,
            FactValue.OfDate => Kind.Date,
            FactValue.OfText => Kind.Text,
            _ => Kind.Null,
        },
        Expression.Name(var name) => vocabulary.Find(name)?.Type switch
        {
            FactType.Number or FactType.Money => Kind.Number,
            FactType.Boolean or FactType.Declaration => Kind.Boolean,
            FactType.Date => Kind.Date,
            _ => Kind.Text,
        },
        Expression.Arithmetic or Expression.Negative or Expression.Count or Expression.Sum => Kind.Number,
        _ => Kind.Boolean,
    };
}
