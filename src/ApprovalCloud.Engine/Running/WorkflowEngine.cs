using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>
/// Routes one application through every step its service requires. Pure: the same service, run, decision and time always
/// give the same outcome, and nothing else happens.
/// </summary>
public static class WorkflowEngine
{
    /// <summary>What the service needs, as far as the facts known so far tell.</summary>
    public static Plan Plan(ServiceDefinition service, Facts facts) => Planner.Plan(service, facts);

    /// <summary>Starts a run: every step that needs nothing opens at once.</summary>
    /// <returns>Refused with <see cref="RefusalRule.FactsMissing"/> while a question is open, or with
    /// <see cref="RefusalRule.NoApprovalNeeded"/> when no step applies (行政许可法 art. 32(1): said at once).</returns>
    public static Outcome Start(ServiceDefinition service, Facts facts, Person applicant, DateTimeOffset at)
    {
        var plan = Planner.Plan(service, facts);
        if (plan.FirstOpenQuestion is { } missing)
            return Outcome.Refused(RefusalRule.FactsMissing, missing.Fact);
        if (plan.Steps.FirstOrDefault(step => step.Involvement == Involvement.Possible) is { } open)
            return Outcome.Refused(RefusalRule.FactsMissing, open.Step.When!.Names.First(name => plan.Facts[name] is null));
        if (plan.Steps.All(step => step.Involvement != Involvement.Required))
            return Outcome.Refused(RefusalRule.NoApprovalNeeded);
        var notRequired = plan.Steps
            .Where(step => step.Involvement == Involvement.NotRequired)
            .Select(step => new StepNotRequired(at, null, step.Step.Key));
        return Conclude(service, History.NewRun(service, applicant), [new ApplicationSubmitted(at, applicant), .. notRequired], at);
    }

    /// <summary>Takes a decision, or refuses it by name and changes nothing.</summary>
    public static Outcome Decide(ServiceDefinition service, Run run, Decision decision, DateTimeOffset at) =>
        Refuse(service, run, decision) is { } refusal
            ? Outcome.Refused(refusal)
            : Conclude(service, run, Happened(service, run, decision, at), at);

    /// <summary>The refusal that <see cref="Decide"/> would answer with; null when the decision is legal.</summary>
    public static Refusal? Refuse(ServiceDefinition service, Run run, Decision decision) => Rules.Check(service, run, decision);

    /// <summary>The run that these events, in this order, lead to.</summary>
    /// <exception cref="ArgumentException">The events do not begin with <see cref="ApplicationSubmitted"/>.</exception>
    public static Run Replay(ServiceDefinition service, IEnumerable<RunEvent> events)
    {
        Run? run = null;
        foreach (var happened in events)
        {
            run = happened is ApplicationSubmitted submitted
                ? History.NewRun(service, submitted.By!)
                : History.Apply(run ?? throw new ArgumentException("History begins with a submission.", nameof(events)), happened);
        }

        return run ?? throw new ArgumentException("There is no history.", nameof(events));
    }

    private static List<RunEvent> Happened(ServiceDefinition service, Run run, Decision decision, DateTimeOffset at)
    {
        var by = decision.By.Person;
        return decision switch
        {
            Claim(_, var step) => [new StepClaimed(at, by, step)],
            Release(_, var step) => [new StepReleased(at, by, step)],
            Transfer(_, var step, var to, var reason) => [new StepTransferred(at, by, step, to.Person, reason)],
            Grant(_, var step, var note, var licence) => [new StepGranted(at, by, step, note, licence)],
            Refuse(_, var step, var reason) => [new StepRefused(at, by, step, reason)],
            Suspend(_, var step, var procedure, var note) => [new StepSuspended(at, by, step, procedure, note)],
            Resume(_, var step, var note) => [new StepResumed(at, by, step, note)],
            RequestCorrection ask => [new CorrectionRequested(at, by, ask.Step, ask.Correction, ask.Items, ask.Message)],
            AnswerCorrection answer => Answered(service, run, answer, at),
            Withdraw(_, var reason) => [new ApplicationWithdrawn(at, by, reason)],
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "No event for this decision."),
        };
    }

    // Conditions are looked at again: decided steps stand, undecided ones come and go.
    private static List<RunEvent> Answered(ServiceDefinition service, Run run, AnswerCorrection answer, DateTimeOffset at)
    {
        var asked = run.Steps.First(step => step.Value.Correction == answer.Correction).Key;
        List<RunEvent> events = [new CorrectionAnswered(at, answer.By.Person, asked, answer.Correction, answer.Changed)];
        foreach (var planned in Planner.Plan(service, answer.Facts).Steps)
        {
            var status = run[planned.Step.Key].Status;
            if (planned.Involvement == Involvement.NotRequired && status.IsUndecided())
                events.Add(new StepNotRequired(at, null, planned.Step.Key));
            if (planned.Involvement == Involvement.Required && status == StepStatus.NotRequired)
                events.Add(new StepInvolved(at, null, planned.Step.Key));
        }

        return events;
    }

    private static Outcome Conclude(ServiceDefinition service, Run run, List<RunEvent> events, DateTimeOffset at)
    {
        var after = events.Aggregate(run, History.Apply);
        for (var next = Routing.Consequences(service, after, at).ToList(); next.Count > 0;)
        {
            events.AddRange(next);
            after = next.Aggregate(after, History.Apply);
            next = Routing.Consequences(service, after, at).ToList();
        }

        if (after.IsEnded)
            events.Add(new ApplicationEnded(at, null, after.Status(service)));
        return new Outcome(after, events, [.. events.SelectMany(happened => EffectsOf(service, after, happened))], null);
    }

    private static IEnumerable<Effect> EffectsOf(ServiceDefinition service, Run after, RunEvent happened) => happened switch
    {
        StepOpened opened => TaskOf(service, after, opened.Step),
        CorrectionAnswered answered => TaskOf(service, after, answered.Step),
        ApplicationSubmitted or CorrectionRequested or StepGranted or StepRefused or StepSuspended or ApplicationEnded
            => [new Effect.TellApplicant(happened)],
        _ => [],
    };

    // An answer may make the very step that asked unnecessary: then nobody has a task.
    private static IEnumerable<Effect> TaskOf(ServiceDefinition service, Run after, string step) =>
        after[step].Status == StepStatus.Open ? [new Effect.TaskOpened(step, service.Step(step)!.Department)] : [];
}
