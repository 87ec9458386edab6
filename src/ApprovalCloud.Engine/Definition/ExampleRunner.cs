using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Runs a worked example through the engine and reports where it does not come out as its author expects.</summary>
public static class ExampleRunner
{
    public static IReadOnlyList<Finding> Run(ServiceExample example, Workflows workflows)
    {
        if (workflows.Find(example.Service, example.Version) is not { } service)
            return [Fails(example, $"there is no {example.Service} v{example.Version}")];
        var (facts, problems) = Read(example, workflows.Vocabulary);
        // A misspelt name would hold, and prove nothing.
        problems.AddRange(example.Refuse.Where(key => service.Step(key) is null).Select(key => $"there is no step {key}"));
        problems.AddRange(example.Expect.NotAsked
            .Where(fact => service.Questions.All(question => question.Fact != fact))
            .Select(fact => $"{fact} is never asked"));
        if (problems.Count > 0)
            return [.. problems.Select(problem => Fails(example, problem))];

        var plan = WorkflowEngine.Plan(service, facts);
        var office = OfficeTime.Of(workflows.JurisdictionOf(service));
        var started = WorkflowEngine.Start(service, facts, new Person(Guid.Empty, "applicant"), office.EndOf(example.Submitted));
        if (started.Run is null)
            return [Fails(example, $"it cannot be submitted: {started.Refusal!.Rule} {started.Refusal.Subject}")];
        var (run, atOnce) = new Player(ByPersons(service, example), example, plan.Facts).Play(started);
        return [.. Differences(example, service, workflows, plan, run, atOnce).Select(difference => Fails(example, difference))];
    }

    /// <summary>The facts of an example, without those that cannot be read.</summary>
    public static Facts FactsOf(ServiceExample example, Vocabulary vocabulary) => Read(example, vocabulary).Facts;

    private static (Facts Facts, List<string> Problems) Read(ServiceExample example, Vocabulary vocabulary)
    {
        var facts = Facts.Unknown;
        var problems = new List<string>();
        foreach (var (key, typed) in example.Facts)
        {
            var (value, problem) = vocabulary.Find(key) is { } fact
                ? FactReader.Read(fact, typed)
                : (null, Text.Same($"there is no fact {key}"));
            if (value is not null)
                facts = facts.With(key, value);
            if (problem is not null)
                problems.Add(problem.En);
        }

        return (facts, problems);
    }

    // What the example has refused, a person decided: no rule refuses.
    private static ServiceDefinition ByPersons(ServiceDefinition service, ServiceExample example) => service with
    {
        Steps = [.. service.Steps.Select(step => example.Refuse.Contains(step.Key) ? step with { Instant = null } : step)],
    };

    /// <summary>Decides every step as the example says; all of its facts count as a registry's.</summary>
    private sealed record Player(ServiceDefinition Service, ServiceExample Example, Facts Facts)
    {
        public (Run Run, IReadOnlyList<string> AtOnce) Play(Outcome outcome)
        {
            var atOnce = new List<string>();
            for (var run = ByRules(outcome, atOnce); ; run = ByRules(Decided(run), atOnce))
            {
                if (Service.Steps.All(step => run[step.Key].Status != StepStatus.Open))
                    return (run, [.. atOnce.Order(StringComparer.Ordinal)]);
            }
        }

        private Run ByRules(Outcome outcome, List<string> atOnce)
        {
            var after = InstantApproval.Apply(Service, outcome, Facts, Example.Facts, _ => Trust.A, _ => false, default);
            atOnce.AddRange(after.Events.OfType<StepGranted>().Where(granted => granted.Rule is not null).Select(granted => granted.Step));
            return after.Run!;
        }

        private Outcome Decided(Run run)
        {
            var open = Service.Steps.First(step => run[step.Key].Status == StepStatus.Open);
            return WorkflowEngine.Decide(Service, run, Next(open, Phases.Of(open, run[open.Key])), default);
        }

        // Each phase by a person of its own.
        private StepDecision Next(Step open, Phase? phase)
        {
            var clerk = new Actor(new Person(new Guid((int)(phase ?? Phase.Decide) + 1, 0, 0, new byte[8]), "clerk"), open.Department, StepRoles.All);
            var isRefused = Example.Refuse.Contains(open.Key);
            return phase switch
            {
                Phase.Accept => new Accept(clerk, open.Key, []),
                Phase.Review => new ConcludeReview(clerk, open.Key, isRefused ? Recommendation.Refuse : Recommendation.Grant, "example"),
                Phase.Decide or null when isRefused => new Refuse(clerk, open.Key, "example"),
                Phase.Decide or null => new Grant(clerk, open.Key, ""),
            };
        }
    }

    private static IEnumerable<string> Differences(
        ServiceExample example, ServiceDefinition service, Workflows workflows, Plan plan, Run run, IReadOnlyList<string> atOnce)
    {
        var expect = example.Expect;
        var waves = plan.Required.GroupBy(step => step.Wave).OrderBy(wave => wave.Key)
            .Select(wave => string.Join(" ", wave.Select(step => step.Step.Key)));
        var outcome = run.Status(service).ToString();
        (string What, string Expected, string Found)[] compared =
        [
            ("steps", string.Join(" | ", expect.Steps.Select(wave => string.Join(" ", wave))), string.Join(" | ", waves)),
            ("departments", string.Join(" ", expect.Departments), string.Join(" ", plan.Departments)),
            ("materials", string.Join(" ", expect.Materials), string.Join(" ", plan.Materials.Select(material => material.Material.Key))),
            ("working-days", $"{expect.WorkingDays}", $"{plan.WorkingDays}"),
            ("due", $"{expect.Due:yyyy-MM-dd}", $"{workflows.CalendarOf(service).Due(example.Submitted, service.Limit.StatutoryUnder(service.Law.Case)).Date:yyyy-MM-dd}"),
            ("outcome", expect.Outcome, char.ToLowerInvariant(outcome[0]) + outcome[1..]),
            ("granted-at-once", string.Join(" ", expect.GrantedAtOnce), string.Join(" ", atOnce)),
            ("asked though not expected", "", string.Join(" ", expect.NotAsked.Where(fact => plan.Questions.Any(question => question.Fact == fact)))),
            ("given though not asked", "", string.Join(" ", example.Facts.Keys.Where(fact => plan.Questions.All(question => question.Fact != fact)))),
        ];
        return compared.Where(pair => pair.Expected != pair.Found).Select(pair => $"{pair.What}: expected “{pair.Expected}”, found “{pair.Found}”");
    }

    private static Finding Fails(ServiceExample example, string why) =>
        Finding.Of(FindingRule.ExampleFails, example.File, example.Line, example.Name, why);
}
