using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

internal static class Planner
{
    public static Plan Plan(ServiceDefinition service, Facts given)
    {
        var (facts, deciding) = Deciding(service, given);
        var involvement = service.Steps.ToDictionary(step => step.Key, step => Involved(step.When, facts));
        var questions = new List<PlannedQuestion>();
        foreach (var question in service.Questions)
        {
            var readers = service.Steps
                .Where(step => step.Reads.Contains(question.Fact) && involvement[step.Key] == Involvement.Required).ToList();
            var decides = deciding.GetValueOrDefault(question.Fact);
            if (question.When?.Evaluate(facts) == Truth.False)
                facts = facts.With(question.Fact, FactValue.None);
            else if ((readers.Count > 0 || decides is not null) && question.When?.Evaluate(facts) is null or Truth.True)
                questions.Add(Planned(question, given, ref facts, readers, decides ?? []));
        }

        var steps = Arrange(service, involvement);
        var materials = service.Materials
            .Select(material => new PlannedMaterial(material, InvolvedMaterial(material, involvement, facts)))
            .Where(material => material.Involvement != Involvement.NotRequired);
        var (days, path) = LongestPath(service, steps);
        return new Plan(steps, [.. materials], questions, days, facts) { LongestPath = path };
    }

    private static PlannedQuestion Planned(
        Question question, Facts given, ref Facts facts, List<Step> readers, IReadOnlyList<Step> decides)
    {
        if (given[question.Fact] is { } value and not FactValue.Nothing)
            facts = facts.With(question.Fact, value);
        return new PlannedQuestion(question, facts[question.Fact] is not null, readers, decides);
    }

    // A fact decides something if, with only the questions before it answered, some condition still hangs on it.
    // Looking at the earlier ones only keeps the form stable: a question does not vanish because it was answered.
    private static (Facts Facts, Dictionary<string, IReadOnlyList<Step>> Deciding) Deciding(ServiceDefinition service, Facts given)
    {
        var facts = Facts.Unknown;
        var deciding = new Dictionary<string, IReadOnlyList<Step>>();
        foreach (var question in service.Questions)
        {
            var asked = question.When?.Evaluate(facts) ?? Truth.True;
            if (asked == Truth.False)
            {
                facts = facts.With(question.Fact, FactValue.None);
                continue;
            }

            var hanging = service.Steps.Where(step => HangsOn(step.When, question.Fact, facts)).ToList();
            if (hanging.Count == 0
                && !service.Materials.Any(material => HangsOn(material.When, question.Fact, facts) && MayBeRead(service, material, facts))
                && !service.Questions.Any(other => HangsOn(other.When, question.Fact, facts) && MayBeAsked(service, other, facts))
                && !service.Parties.Any(party => HangsOn(party.When, question.Fact, facts) || HangsOn(party.IsApplicant, question.Fact, facts)))
                continue;
            deciding[question.Fact] = hanging;
            if (asked == Truth.True && given[question.Fact] is { } value and not FactValue.Nothing)
                facts = facts.With(question.Fact, value);
        }

        return (facts, deciding);
    }

    private static bool HangsOn(Condition? condition, string fact, Facts facts) =>
        condition is not null && condition.Names.Contains(fact) && condition.Evaluate(facts) == Truth.Unknown;

    private static bool MayBeRead(ServiceDefinition service, Material material, Facts facts) =>
        service.Steps.Any(step => material.ReadBy.Contains(step.Key) && Involved(step.When, facts) != Involvement.NotRequired);

    private static bool MayBeAsked(ServiceDefinition service, Question question, Facts facts) =>
        service.Steps.Any(step => step.Reads.Contains(question.Fact) && Involved(step.When, facts) != Involvement.NotRequired)
        || QuestionChecker.Conditions(service).Any(use => HangsOn(use.Condition, question.Fact, facts));

    private static Involvement Involved(Condition? when, Facts facts) => (when?.Evaluate(facts) ?? Truth.True) switch
    {
        Truth.True => Involvement.Required,
        Truth.Unknown => Involvement.Possible,
        Truth.False => Involvement.NotRequired,
    };

    private static Involvement InvolvedMaterial(Material material, Dictionary<string, Involvement> steps, Facts facts)
    {
        var readers = material.ReadBy.Select(step => steps[step]).DefaultIfEmpty(Involvement.NotRequired).Max();
        return (Involvement)Math.Min((int)readers, (int)Involved(material.When, facts));
    }

    private static List<PlannedStep> Arrange(ServiceDefinition service, Dictionary<string, Involvement> involvement)
    {
        var needs = new Dictionary<string, List<string>>();
        var waves = new Dictionary<string, int>();
        foreach (var step in StepOrder.Of(service).Ordered)
        {
            needs[step.Key] = [.. step.Needs
                .SelectMany(need => involvement[need] == Involvement.NotRequired ? needs[need] : [need]).Distinct()];
            waves[step.Key] = needs[step.Key].Select(need => waves[need] + 1).DefaultIfEmpty(0).Max();
        }

        // Steps that wait for each other have no place in the order; DefinitionChecker does not let them pass.
        return [.. service.Steps.Select(step => new PlannedStep(
            step, involvement[step.Key], needs.GetValueOrDefault(step.Key, []), waves.GetValueOrDefault(step.Key)))];
    }

    // A step that is only possible takes no time yet, and what needs it still waits for what it needs.
    private static (int Days, PlannedStep[] Path) LongestPath(ServiceDefinition service, List<PlannedStep> steps)
    {
        (int Days, PlannedStep[] Path) none = (0, []);
        var ends = new Dictionary<string, (int Days, PlannedStep[] Path)>();
        foreach (var step in steps.Where(step => step.Involvement != Involvement.NotRequired).OrderBy(step => step.Wave))
        {
            var before = step.Needs.Select(need => ends.GetValueOrDefault(need, none)).Append(none).MaxBy(end => end.Days);
            ends[step.Step.Key] = step.Involvement == Involvement.Required
                ? (before.Days + step.Step.Limit.PromisedUnder(service.Law.Step).InWorkingDays, [.. before.Path, step])
                : before;
        }

        return ends.Values.Append(none).MaxBy(end => end.Days);
    }
}
