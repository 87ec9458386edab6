using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Engine.Definition;

/// <summary>A service asks once: not for what a registry holds, nor for a licence that does not exist.</summary>
internal static class SharingChecker
{
    public static IEnumerable<Finding> Check(ServiceDefinition service, Workflows workflows) =>
        [.. Licences(service, workflows), .. service.Questions.SelectMany(question => Asked(question, service, workflows))];

    private static IEnumerable<Finding> Licences(ServiceDefinition service, Workflows workflows)
    {
        var named = service.Steps.Select(step => (step.Key, Licence: step.Issues, step.Line))
            .Concat(service.Steps.Select(step => (step.Key, Licence: step.Renews, step.Line)))
            .Concat(service.Materials.Select(material => (material.Key, Licence: material.MetBy, material.Line)));
        foreach (var (key, licence, line) in named.Where(use => use.Licence is not null && !workflows.Licences.ContainsKey(use.Licence)))
            yield return Finding.Of(FindingRule.LicenceUnknown, service.File, line, key, licence!, Names.Nearest(licence!, workflows.Licences.Keys));
        foreach (var step in service.Steps.Where(step => workflows.Departments.ContainsKey(step.Department)))
        {
            if (step.Issues is { } issued && workflows.Licences.GetValueOrDefault(issued) is { } licence && licence.Issuer != step.Department)
                yield return Finding.Of(FindingRule.LicenceOfAnotherDepartment, service.File, step.Line, step.Key, issued, licence.Issuer);
        }
    }

    private static IEnumerable<Finding> Asked(Question question, ServiceDefinition service, Workflows workflows)
    {
        var lookups = workflows.Registries.Values.SelectMany(registry => registry.Lookups)
            .Where(lookup => lookup.Facts.ContainsKey(question.Fact)).ToList();
        if (lookups.Count == 0 && question.AskedBecause is not null)
            yield return Finding.Of(FindingRule.ReasonWithoutNeed, service.File, question.Line, question.Fact);
        if (lookups.Count > 0 && question.AskedBecause is null && !Supply.Before(workflows, service, question).Contains(question.Fact))
        {
            var missing = lookups.SelectMany(lookup => Missing(lookup, question, service, workflows)).Distinct();
            yield return Finding.Of(FindingRule.AskedThoughHeld, service.File, question.Line,
                question.Fact, workflows.Vocabulary.Find(question.Fact)?.Registry ?? "", string.Join(", ", missing));
        }
    }

    private static IEnumerable<string> Missing(Lookup lookup, Question question, ServiceDefinition service, Workflows workflows)
    {
        var earlier = service.Questions.TakeWhile(other => other.Fact != question.Fact).Select(other => other.Fact);
        var known = earlier.Concat(Supply.Before(workflows, service, question)).ToHashSet();
        return lookup.FactNames.Where(fact => !known.Contains(fact))
            .Concat(lookup.PersonNames.Where(person => !Supply.IsPerson(service, person)))
            .Select(name => $"{{{name}}}");
    }
}
