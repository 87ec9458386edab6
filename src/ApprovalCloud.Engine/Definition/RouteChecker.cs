namespace ApprovalCloud.Engine.Definition;

/// <summary>No step waits for itself, and every step can open in some situation.</summary>
internal static class RouteChecker
{
    private const int MostSituations = 20_000;

    public static IEnumerable<Finding> Check(ServiceDefinition service, Vocabulary vocabulary, bool conditions)
    {
        var stuck = Stuck(service);
        if (stuck.Count > 0)
        {
            var circle = stuck.Where(step => IsBehind(step.Key, step.Key, stuck)).ToList();
            var first = circle[0];
            yield return Finding.Of(FindingRule.StepsInCircle, service.File, first.Line, string.Join(" → ", circle.Select(step => step.Key)));
            foreach (var step in stuck.Except(circle))
            {
                yield return Finding.Of(FindingRule.StepUnreachable, service.File, step.Line, step.Key,
                    $"it waits for {string.Join(", ", step.Needs)}");
            }
        }
        else if (conditions)
        {
            foreach (var step in service.Steps.Where(step => step.When is not null && !CanHold(step.When, service, vocabulary)))
            {
                yield return Finding.Of(FindingRule.StepUnreachable, service.File, step.Line, step.Key,
                    $"“{step.When!.Source}” never holds");
            }
        }
    }

    // Steps left over when every step whose needs are met has been taken away (Kahn's algorithm).
    private static List<Step> Stuck(ServiceDefinition service)
    {
        var left = service.Steps.ToList();
        var done = new HashSet<string>();
        while (left.Where(step => step.Needs.All(done.Contains)).ToList() is { Count: > 0 } next)
        {
            done.UnionWith(next.Select(step => step.Key));
            left.RemoveAll(next.Contains);
        }

        return left;
    }

    private static bool IsBehind(string step, string target, List<Step> among)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([step]);
        while (open.TryPop(out var key))
        {
            foreach (var need in among.Where(candidate => candidate.Key == key).SelectMany(candidate => candidate.Needs))
            {
                if (need == target)
                    return true;
                if (seen.Add(need))
                    open.Push(need);
            }
        }

        return false;
    }

    // Tries every combination of the values at which the condition could change.
    private static bool CanHold(Condition condition, ServiceDefinition service, Vocabulary vocabulary)
    {
        var names = Closure(condition, service).ToList();
        var asked = service.Questions.Where(question => names.Contains(question.Fact)).ToList();
        var literals = asked.Select(question => question.When).OfType<Condition>().Append(condition)
            .SelectMany(one => Literals(one.Root)).Distinct().ToList();
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

    private static IEnumerable<FactValue> Literals(Expression expression) => expression is Expression.Literal(var value)
        ? [value]
        : expression.Parts.SelectMany(Literals);

    private static IEnumerable<FactValue> Values(FactDefinition fact, List<FactValue> literals) => fact.Type switch
    {
        FactType.Boolean or FactType.Declaration => [FactValue.True, FactValue.False],
        FactType.Choice => fact.Choices.Select(choice => FactValue.Of(choice.Key)),
        FactType.Number or FactType.Money => literals.OfType<FactValue.OfNumber>()
            .SelectMany(number => new[] { number.Value - 1, number.Value, number.Value + 1 })
            .Append(fact.Min ?? 0).Append(fact.Max ?? 0)
            .Where(number => number >= (fact.Min ?? number) && number <= (fact.Max ?? number))
            .Distinct().Select(FactValue.Of),
        FactType.Date => literals.OfType<FactValue.OfDate>()
            .SelectMany(date => new[] { date.Value.AddDays(-1), date.Value, date.Value.AddDays(1) })
            .Append(new DateOnly(2026, 1, 1)).Distinct().Select(FactValue.Of),
        _ => literals.OfType<FactValue.OfText>().Append<FactValue>(FactValue.Of("?")).Distinct(),
    };
}
