using ApprovalCloud.Engine.Definition;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

/// <summary>A shipped service, and any answers to all of its questions, often just where its conditions change.</summary>
internal sealed record RandomAnswers(ServiceDefinition Service, Facts Facts)
{
    private static readonly Workflows Workflows = WorkflowFolder.Read();

    public static readonly Gen<RandomAnswers> Any = Gen.OneOf([.. Workflows.Current.Select(Of)]);

    public override string ToString() => $"{Service.Key}: {string.Join(" ", Facts)}";

    private static Gen<RandomAnswers> Of(ServiceDefinition service)
    {
        var facts = service.Questions.Select(question => Workflows.Vocabulary[question.Fact]).ToList();
        var edges = service.Steps.Select(step => step.When).Concat(service.Materials.Select(material => material.When))
            .OfType<Condition>().SelectMany(condition => Numbers(condition.Root)).Append(1).ToArray();
        return Gen.Select(Gen.Bool.Array[facts.Count], Gen.Int[0, 999].Array[facts.Count], Gen.OneOf(edges).Array[facts.Count],
            (flags, picks, numbers) => new RandomAnswers(service, Facts.From(facts.Select((fact, place) =>
                KeyValuePair.Create(fact.Key, Value(fact, flags[place], picks[place], numbers[place]))))));
    }

    private static FactValue Value(FactDefinition fact, bool flag, int pick, decimal edge) => fact.Type switch
    {
        FactType.Boolean => FactValue.Of(flag),
        FactType.Declaration => FactValue.True,
        FactType.Choice => FactValue.Of(fact.Choices[pick % fact.Choices.Count].Key),
        FactType.Number or FactType.Money => FactValue.Of(Math.Clamp(
            flag ? edge + (pick % 3) - 1 : pick, fact.Min ?? 0, fact.Max ?? decimal.MaxValue)),
        FactType.Date => FactValue.Of(new DateOnly(2026, 1, 1).AddDays(pick)),
        FactType.List => new FactValue.OfList([Facts.From(fact.Item!.Fields.Select(field => KeyValuePair.Create(field.Key, Value(field, flag, pick, edge))))]),
        _ => FactValue.Of("words"),
    };

    private static IEnumerable<decimal> Numbers(Expression expression) =>
        expression is Expression.Literal(FactValue.OfNumber(var number)) ? [number] : expression.Parts.SelectMany(Numbers);
}
