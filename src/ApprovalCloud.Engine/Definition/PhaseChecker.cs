namespace ApprovalCloud.Engine.Definition;

/// <summary>The phases of a step end with its decision, and the law knows each of them.</summary>
internal static class PhaseChecker
{
    public static IEnumerable<Finding> Check(ServiceDefinition service, Workflows workflows)
    {
        var law = workflows.Jurisdictions.GetValueOrDefault(service.Jurisdiction);
        foreach (var step in service.Steps)
        {
            var isInOrder = step.Phases.SequenceEqual(step.Phases.Distinct().Order()) && step.Phases.Count != 1 && step.Phases is [] or [.., Phase.Decide];
            if (!isInOrder)
                yield return Finding.Of(FindingRule.PhasesOutOfOrder, service.File, step.Line, step.Key);
            if (law is { Acceptance: null } && step.Phases.Contains(Phase.Accept))
                yield return Finding.Of(FindingRule.PhaseWithoutAcceptance, service.File, step.Line, step.Key, service.Jurisdiction);
            if (step.SecondPerson && !step.Phases.Contains(Phase.Review))
                yield return Finding.Of(FindingRule.SecondPersonWithoutReview, service.File, step.Line, step.Key);
        }
    }
}
