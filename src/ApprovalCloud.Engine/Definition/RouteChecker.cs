namespace ApprovalCloud.Engine.Definition;

/// <summary>No step waits for itself, and every step can open in some situation.</summary>
internal static class RouteChecker
{
    private const int MostSituations = 20_000;
    private const int MostQuestions = 100;

    public static IEnumerable<Finding> Check(ServiceDefinition service, Vocabulary vocabulary, bool conditions)
    {
        var stuck = StepOrder.Of(service).Stuck;
        var circles = Circles(stuck);
        foreach (var circle in circles)
            yield return Finding.Of(FindingRule.StepsInCircle, service.File, circle[0].Line, string.Join(" → ", circle.Select(step => step.Key)));
        foreach (var step in stuck.Except(circles.SelectMany(circle => circle)))
        {
            yield return Finding.Of(FindingRule.StepUnreachable, service.File, step.Line, step.Key,
                $"it waits for {string.Join(", ", step.Needs)}");
        }

        if (!conditions || stuck.Count > 0)
            yield break;
        foreach (var step in service.Steps.Where(step => step.When is not null && !CanHold(step.When, service, vocabulary)))
        {
            yield return Finding.Of(FindingRule.StepUnreachable, service.File, step.Line, step.Key,
                $"“{step.When!.Source}” never holds");
        }
    }

    // What lies both before and behind a step is in one circle with it.
    private static List<List<Step>> Circles(IReadOnlyList<Step> stuck)
    {
        var needs = stuck.SelectMany(step => step.Needs.Select(need => (step.Key, Need: need))).ToList();
        var (before, behind) = (needs.ToLookup(pair => pair.Key, pair => pair.Need), needs.ToLookup(pair => pair.Need, pair => pair.Key));
        var circles = new List<List<Step>>();
        var placed = new HashSet<string>();
        foreach (var step in stuck.Where(step => !placed.Contains(step.Key)))
        {
            var reached = Reached(step.Key, before);
            if (!reached.Contains(step.Key))
                continue;
            reached.IntersectWith(Reached(step.Key, behind));
            placed.UnionWith(reached);
            circles.Add([.. stuck.Where(other => reached.Contains(other.Key))]);
        }

        return circles;
    }

    private static HashSet<string> Reached(string step, ILookup<string, string> ways)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([step]);
        while (open.TryPop(out var key))
        {
            foreach (var next in ways[key].Where(seen.Add))
                open.Push(next);
        }

        return seen;
    }

    // Tries every combination of the values at which the condition could change. Where facts are compared with each
    // other or calculated with, no such values are known, and the condition gets the benefit of the doubt.
    private static bool CanHold(Condition condition, ServiceDefinition service, Vocabulary vocabulary)
    {
        var names = Closure(condition, service);
        var asked = service.Questions.Where(question => names.Contains(question.Fact)).ToList();
        Expression[] roots = [condition.Root, .. asked.Select(question => question.When?.Root).OfType<Expression>()];
        if (asked.Count > MostQuestions || !roots.All(IsJudgeable))
            return true;
        var literals = roots.SelectMany(Literals).Distinct().ToList();
        IEnumerable<Facts> situations = [Facts.Unknown];
        foreach (var question in asked)
        {
            var values = Values(vocabulary[question.Fact], literals).ToList();
            situations = situations.SelectMany(facts => question.When?.Evaluate(facts) == Truth.False
                ? [facts.With(question.Fact, FactValue.None)]
                : values.Select(value => facts.With(question.Fact, value)));
        }

        var tried = 0;
        return situations.Any(facts => ++tried > MostSituations || condition.Evaluate(facts) == Truth.True);
    }

    private static HashSet<string> Closure(Condition condition, ServiceDefinition service)
    {
        var names = condition.Names.ToHashSet();
        foreach (var question in service.Questions.Reverse().Where(question => names.Contains(question.Fact)))
            names.UnionWith(question.When?.Names ?? []);
        return names;
    }

    private static bool IsJudgeable(Expression expression) => expression switch
    {
        Expression.Arithmetic or Expression.Count or Expression.Sum or Expression.Quantified => false,
        Expression.Negative(var inner) => inner is Expression.Literal,
        Expression.Comparison or Expression.InRange or Expression.InList =>
            expression.Names().Count() <= 1 && expression.Parts.All(IsJudgeable),
        _ => expression.Parts.All(IsJudgeable),
    };

    private static IEnumerable<FactValue> Literals(Expression expression) => expression switch
    {
        Expression.Literal(var value) => [value],
        Expression.Negative(Expression.Literal(FactValue.OfNumber(var number))) => [FactValue.Of(-number)],
        _ => expression.Parts.SelectMany(Literals),
    };

    private static IEnumerable<FactValue> Values(FactDefinition fact, List<FactValue> literals) => fact.Type switch
    {
        FactType.Boolean => [FactValue.True, FactValue.False],
        FactType.Declaration => [FactValue.True],
        FactType.Choice => fact.Choices.Select(choice => FactValue.Of(choice.Key)),
        FactType.Number or FactType.Money => Numbers(fact, literals).Select(FactValue.Of),
        FactType.Date => literals.OfType<FactValue.OfDate>()
            .SelectMany(date => Enumerable.Range(date.Value.DayNumber - 1, 3))
            .Where(day => day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber)
            .Select(DateOnly.FromDayNumber).Append(new DateOnly(2026, 1, 1)).Distinct().Select(FactValue.Of),
        _ => literals.OfType<FactValue.OfText>().SelectMany(text => new[] { text, FactValue.Of(text.Value + "?") })
            .Append(FactValue.Of("!")).Distinct(),
    };

    // Each number at which something changes, and one between it and the next.
    private static IEnumerable<decimal> Numbers(FactDefinition fact, List<FactValue> literals)
    {
        var edges = literals.OfType<FactValue.OfNumber>().Select(number => number.Value).Append(fact.Min ?? 0).Append(fact.Max ?? 0)
            .Distinct().Order().ToList();
        return edges.Zip(edges.Skip(1), (low, high) => (low / 2) + (high / 2))
            .Concat(edges).Append(edges[0] - 1).Append(edges[^1] + 1)
            .Where(number => number >= (fact.Min ?? number) && number <= (fact.Max ?? number));
    }
}
