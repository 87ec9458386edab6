using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Proves before publishing that a service is sound: every application can be submitted, routed and ended.</summary>
public static class DefinitionChecker
{
    public static IReadOnlyList<Finding> Check(ServiceDefinition service, Workflows workflows)
    {
        List<Finding> findings =
        [
            .. KeyTwice(service),
            .. References(service, workflows),
            .. Limits(service, workflows),
            .. Materials(service),
            .. Bulk(service),
        ];
        findings.AddRange(QuestionChecker.Check(service, workflows));
        findings.AddRange(PartyChecker.Check(service, workflows.Vocabulary));
        findings.AddRange(SharingChecker.Check(service, workflows));
        findings.AddRange(PhaseChecker.Check(service, workflows));
        findings.AddRange(InstantChecker.Check(service, workflows.Vocabulary));
        // Types and reachability can only be judged where every name means something.
        if (findings.Count == 0)
            findings.AddRange(ConditionChecker.Check(service, workflows.Vocabulary));
        if (!findings.Exists(finding => finding.Rule == FindingRule.StepUnknown))
            findings.AddRange(RouteChecker.Check(service, workflows.Vocabulary, conditions: findings.Count == 0));
        return findings;
    }

    private static IEnumerable<Finding> KeyTwice(ServiceDefinition service) =>
        service.Steps.Select(step => (step.Key, step.Line))
            .Concat(service.Stages.Select(stage => (stage.Key, stage.Line)))
            .Concat(service.Materials.Select(material => (Key: "material " + material.Key, material.Line)))
            .Concat(service.Parties.Select(party => (Key: "party " + party.Key, party.Line)))
            .Concat(service.Questions.Select(question => (Key: question.Fact, question.Line)))
            .OrderBy(item => item.Line)
            .GroupBy(item => item.Key)
            .SelectMany(group => group.Skip(1))
            .Select(item => Finding.Of(FindingRule.KeyTwice, service.File, item.Line, item.Key));

    private static IEnumerable<Finding> Bulk(ServiceDefinition service) =>
        service.Steps.Where(step => step.Bulk && (step.Visits || step.SpecialProcedures.Count > 0 || step.Commitment is not null))
            .Select(step => Finding.Of(FindingRule.BulkNeedsALook, service.File, step.Line, step.Key));

    private static IEnumerable<Finding> References(ServiceDefinition service, Workflows workflows)
    {
        if (service.Steps.Count == 0)
            yield return Finding.Of(FindingRule.NoSteps, service.File, service.Line);
        if (!workflows.Jurisdictions.TryGetValue(service.Jurisdiction, out var jurisdiction))
        {
            yield return Finding.Of(FindingRule.JurisdictionUnknown, service.File, service.Line,
                service.Jurisdiction, string.Join(", ", workflows.Jurisdictions.Keys));
        }
        else if (!workflows.Calendars.ContainsKey(jurisdiction.Calendar))
        {
            yield return Finding.Of(FindingRule.CalendarUnknown, service.File, service.Line,
                jurisdiction.Calendar, string.Join(", ", workflows.Calendars.Keys));
        }

        var departments = service.Steps.Select(step => (step.Department, step.Line))
            .Concat(service.Stages.Select(stage => (Department: stage.Lead, stage.Line)));
        foreach (var (department, line) in departments.Where(used => !workflows.Departments.ContainsKey(used.Department)))
        {
            yield return Finding.Of(FindingRule.DepartmentUnknown, service.File, line,
                department, Names.Nearest(department, workflows.Departments.Keys));
        }

        var events = workflows.LifeEvents.Select(known => known.Key).ToList();
        foreach (var unknown in service.LifeEvents.Except(events))
            yield return Finding.Of(FindingRule.LifeEventUnknown, service.File, service.Line, unknown, Names.Nearest(unknown, events));

        var keys = service.Steps.Select(step => step.Key).ToHashSet();
        var named = service.Steps.SelectMany(step => step.Needs.Select(need => (By: step.Key, Step: need, step.Line)))
            .Concat(service.Materials.SelectMany(material => material.ReadBy.Select(reader => (By: material.Key, Step: reader, material.Line))));
        foreach (var (by, step, line) in named.Where(use => !keys.Contains(use.Step)))
            yield return Finding.Of(FindingRule.StepUnknown, service.File, line, by, step, Names.Nearest(step, keys));
    }

    private static IEnumerable<Finding> Limits(ServiceDefinition service, Workflows workflows)
    {
        if (workflows.Jurisdictions.GetValueOrDefault(service.Jurisdiction) is not { } law)
            yield break;
        var limits = service.Steps.Select(step => (step.Key, step.Limit, step.Line, Law: law.Step))
            .Append((service.Key, service.Limit, service.Line, Law: law.Case));
        foreach (var (key, limit, line, rule) in limits)
        {
            var (statutory, promised) = (limit.StatutoryUnder(rule), limit.PromisedUnder(rule));
            if (statutory.IsLongerThan(rule.Longest))
                yield return Finding.Of(FindingRule.LimitOverLaw, service.File, line, key, statutory.Say(), rule.Longest.Say());
            if (promised.IsLongerThan(statutory))
                yield return Finding.Of(FindingRule.PromiseOverLimit, service.File, line, key, promised.Say(), statutory.Say());
        }
    }

    private static IEnumerable<Finding> Materials(ServiceDefinition service) =>
        service.Materials.Where(material => material.ReadBy.Count == 0)
            .Select(material => Finding.Of(FindingRule.MaterialUnread, service.File, material.Line, material.Key));
}
