using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>秒批: grants at once what a versioned rule grants. What it does not grant stays with a person; it never refuses.</summary>
public static class InstantApproval
{
    /// <summary>Whether one of the steps that have just opened has a rule; only then facts are needed.</summary>
    public static bool IsPossible(ServiceDefinition service, Outcome outcome) =>
        outcome.Events.OfType<StepOpened>().Any(opened => service.Step(opened.Step)!.Instant is not null);

    /// <summary>Whether the facts meet the step's condition, however far they can be relied on.</summary>
    public static bool Meets(Step step, Facts facts) => step.Instant?.When.Evaluate(facts) == Truth.True;

    /// <param name="answers">The facts as they are written.</param>
    /// <param name="trust">How far a fact can be relied on.</param>
    /// <param name="isAudited">Whether a person looks at this approval afterwards.</param>
    public static Outcome Apply(
        ServiceDefinition service, Outcome outcome, Facts facts, IReadOnlyDictionary<string, string> answers, Func<string, Trust> trust,
        Func<Step, bool> isAudited, DateTimeOffset at)
    {
        var looked = new HashSet<string>();
        while (outcome.Events.OfType<StepOpened>().Select(opened => service.Step(opened.Step)!)
            .FirstOrDefault(step => step.Instant is not null && outcome.Run![step.Key].Status == StepStatus.Open && looked.Add(step.Key)) is { } step)
        {
            var rule = step.Instant!;
            if (rule.When.Evaluate(facts) != Truth.True || rule.When.Names.Any(fact => trust(fact) > rule.LowestTrust))
                continue;
            var read = rule.When.Names.Where(answers.ContainsKey).ToDictionary(fact => fact, fact => answers[fact]);
            var granted = WorkflowEngine.Decide(
                service, outcome.Run!, new GrantByRule(step.Key, new AppliedRule(rule.Version, rule.When.Source, read, isAudited(step))), at);
            if (granted.Refusal is null)
                outcome = outcome.Then(granted);
        }

        return outcome;
    }
}
