using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Tasks;

/// <summary>
/// How alike two applications are in what a step reads: the mean over its facts, where a number counts by how close it is to
/// the other one, and anything else counts if it is the same. Words, names and numbers of people say nothing of a case's kind,
/// and sensitive facts are nobody's measure: they are left out.
/// </summary>
internal sealed class Likeness
{
    /// <summary>What is less alike than this is not like it.</summary>
    public const decimal Enough = 0.5m;

    private readonly IReadOnlyDictionary<string, FactValue> mine;
    private readonly Vocabulary vocabulary;

    public Likeness(Vocabulary vocabulary, Step step, IReadOnlyDictionary<string, string> answers)
    {
        this.vocabulary = vocabulary;
        mine = step.Reads.Where(fact => IsComparable(vocabulary[fact]))
            .Select(fact => (fact, value: Value(fact, answers))).Where(one => one.value is not null).ToDictionary(one => one.fact, one => one.value!);
    }

    /// <summary>The facts that are compared.</summary>
    public IReadOnlyList<string> Compared => [.. mine.Keys];

    /// <returns>From 0 to 1.</returns>
    public decimal With(IReadOnlyDictionary<string, string> answers) => mine.Average(one => Alike(one.Value, Value(one.Key, answers)));

    private static decimal Alike(FactValue mine, FactValue? other) => (mine, other) switch
    {
        (FactValue.OfNumber { Value: var a }, FactValue.OfNumber { Value: var b }) when a != b =>
            Math.Max(0, 1 - (Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b)))),
        _ => mine.Equals(other) ? 1 : 0,
    };

    private FactValue? Value(string fact, IReadOnlyDictionary<string, string> answers) =>
        answers.TryGetValue(fact, out var answer) ? FactReader.Kept(vocabulary[fact], answer).Value : null;

    private static bool IsComparable(FactDefinition fact) => fact.Sensitivity != Sensitivity.Sensitive && fact.Type switch
    {
        FactType.Number or FactType.Money or FactType.Boolean or FactType.Choice => true,
        FactType.Text or FactType.LongText or FactType.Date or FactType.ResidentId or FactType.Uscc or FactType.Phone or FactType.Email
            or FactType.Address or FactType.Declaration or FactType.List => false,
    };
}
