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

            if (fact.Type == FactType.Choice && fact.Choices.Count == 0)
                yield return Finding.Of(FindingRule.PropertyMissing, File, fact.Line, "choices");
            if (fact.Min > fact.Max)
                yield return Finding.Of(FindingRule.ValueInvalid, File, fact.Line, fact.Min, "min", $"{fact.Max} or less");
        }
    }
}
