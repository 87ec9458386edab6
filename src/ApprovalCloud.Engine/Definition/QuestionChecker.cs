using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Every fact used is asked, in an order in which it can be answered, and nothing is asked for nothing.</summary>
internal static class QuestionChecker
{
    public static IEnumerable<Finding> Check(ServiceDefinition service, Workflows workflows)
    {
        var vocabulary = workflows.Vocabulary;
        var asked = service.Questions.Select(question => question.Fact).ToHashSet();
        var conditions = Conditions(service).ToList();
        var deciding = conditions.SelectMany(use => use.Condition.Names).ToHashSet();
        var uses = conditions
            .SelectMany(use => use.Condition.Names.Select(fact => (use.By, Fact: fact, use.Line)))
            .Concat(service.Steps.SelectMany(step => step.Reads.Select(fact => (By: step.Key, Fact: fact, step.Line))))
            .Concat(service.Parties.SelectMany(party => new[] { party.Identity, party.Authorises }.Select(fact => (By: party.Key, Fact: fact, party.Line))))
            .ToList();

        var unknown = uses.Concat(service.Questions.Select(question => (By: question.Fact, question.Fact, question.Line)))
            .Where(use => vocabulary.Find(use.Fact) is null).DistinctBy(use => (use.Fact, use.Line));
        foreach (var use in unknown)
        {
            yield return Finding.Of(FindingRule.FactUnknown, service.File, use.Line,
                use.Fact, Names.Nearest(use.Fact, vocabulary.All.Select(fact => fact.Key)));
        }

        var notAsked = uses.Where(use => vocabulary.Find(use.Fact) is not null && !asked.Contains(use.Fact) && !IsAssigned(use.By, use.Fact, service, workflows));
        foreach (var use in notAsked)
            yield return Finding.Of(FindingRule.FactNotAsked, service.File, use.Line, use.By, use.Fact);

        var earlier = new HashSet<string>();
        foreach (var question in service.Questions)
        {
            foreach (var late in (question.When?.Names ?? []).Where(name => asked.Contains(name) && !earlier.Contains(name)))
                yield return Finding.Of(FindingRule.QuestionTooEarly, service.File, question.Line, question.Fact, late);
            earlier.Add(question.Fact);
            if (question.Optional && deciding.Contains(question.Fact))
                yield return Finding.Of(FindingRule.DecidingFactOptional, service.File, question.Line, question.Fact);
            if (!uses.Exists(use => use.Fact == question.Fact))
                yield return Finding.Of(FindingRule.QuestionWithoutUse, service.File, question.Line, question.Fact);
        }
    }

    // What comes into being with a licence is read by the steps after the one that issues it, and asked by nobody.
    private static bool IsAssigned(string reader, string fact, ServiceDefinition service, Workflows workflows)
    {
        var (before, waiting) = (new HashSet<string>(), new Queue<string>(service.Step(reader)?.Needs ?? []));
        while (waiting.TryDequeue(out var step))
        {
            if (!before.Add(step) || service.Step(step) is not { } earlier)
                continue;
            if (earlier.Issues is { } issues && workflows.Licences.GetValueOrDefault(issues)?.Assigns.ContainsKey(fact) == true)
                return true;
            foreach (var need in earlier.Needs)
                waiting.Enqueue(need);
        }

        return false;
    }

    /// <summary>Every condition of a service, with who has it.</summary>
    public static IEnumerable<(string By, Condition Condition, int Line)> Conditions(ServiceDefinition service) =>
        service.Steps.Select(step => (By: step.Key, Condition: step.When, step.Line))
            .Concat(service.Materials.Select(material => (By: material.Key, Condition: material.When, material.Line)))
            .Concat(service.Questions.Select(question => (By: question.Fact, Condition: question.When, question.Line)))
            .Concat(service.Parties.SelectMany(party => new[] { party.When, party.IsApplicant }.Select(condition => (By: party.Key, Condition: condition, party.Line))))
            .Where(use => use.Condition is not null)
            .Select(use => (use.By, use.Condition!, use.Line));
}
