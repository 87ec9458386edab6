using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Every fact can be answered, and whoever is said to hold it exists.</summary>
internal static class VocabularyChecker
{
    private const string File = "facts.yaml";

    public static IEnumerable<Finding> Check(Workflows workflows)
    {
        foreach (var fact in workflows.Vocabulary.All.OrderBy(fact => fact.Line))
        {
            if (fact.Owner is { } owner && !workflows.Departments.ContainsKey(owner))
            {
                yield return Finding.Of(FindingRule.DepartmentUnknown, File, fact.Line,
                    owner, Names.Nearest(owner, workflows.Departments.Keys));
            }

            foreach (var finding in Items(fact))
                yield return finding;
            if (fact.Type == FactType.Choice && fact.Choices.Count == 0)
                yield return Finding.Of(FindingRule.PropertyMissing, File, fact.Line, "choices");
            if (fact.Min > fact.Max)
                yield return Finding.Of(FindingRule.ValueInvalid, File, fact.Line, fact.Min, "min", $"{fact.Max} or less");
        }
    }

    private static IEnumerable<Finding> Items(FactDefinition fact)
    {
        if (fact.Item is null == (fact.Type == FactType.List))
            yield return Finding.Of(fact.Item is null ? FindingRule.PropertyMissing : FindingRule.PropertyUnknown, File, fact.Line, "item", "list");
        if (fact.Item is not { } item)
            yield break;
        foreach (var field in item.Fields)
        {
            if (field.Type is FactType.List or FactType.Declaration)
                yield return Finding.Of(FindingRule.ValueInvalid, File, field.Line, Names.Camel(field.Type.ToString()), "type", "a type other than list and declaration");
            if (field.Type == FactType.Choice && field.Choices.Count == 0)
                yield return Finding.Of(FindingRule.PropertyMissing, File, field.Line, "choices");
        }

        if (item.Fields.All(field => field.Optional))
            yield return Finding.Of(FindingRule.ValueInvalid, File, fact.Line, fact.Key, "fields", "at least one that is not optional");
        if (item.Fewest > item.Most)
            yield return Finding.Of(FindingRule.ValueInvalid, File, fact.Line, item.Fewest, "fewest", $"{item.Most} or less");
        if (item.Sum is { } sum && item.Field(sum.Field)?.Type is not (FactType.Number or FactType.Money))
            yield return Finding.Of(FindingRule.ValueInvalid, File, fact.Line, sum.Field, "sum", "a field that is a number");
    }
}
