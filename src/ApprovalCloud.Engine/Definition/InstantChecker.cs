using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Engine.Definition;

/// <summary>A rule that grants at once knows no more than the step's clerk would.</summary>
internal static class InstantChecker
{
    public static IEnumerable<Finding> Check(ServiceDefinition service, Vocabulary vocabulary)
    {
        foreach (var (by, condition, line) in Conditions(service))
        {
            var reads = service.Step(by)!.Reads;
            foreach (var fact in condition.Names.Where(fact => !reads.Contains(fact)))
            {
                yield return vocabulary.Find(fact) is null
                    ? Finding.Of(FindingRule.FactUnknown, service.File, line, fact, Names.Nearest(fact, vocabulary.All.Select(known => known.Key)))
                    : Finding.Of(FindingRule.InstantFactUnread, service.File, line, by, fact);
            }
        }
    }

    /// <summary>Every rule that grants at once, with its step.</summary>
    public static IEnumerable<(string By, Condition Condition, int Line)> Conditions(ServiceDefinition service) =>
        service.Steps.Where(step => step.Instant is not null).Select(step => (step.Key, step.Instant!.When, step.Line));
}
