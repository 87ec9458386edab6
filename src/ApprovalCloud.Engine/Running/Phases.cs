using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>Which phase a step is in, and who works in it: told by the service and by what happened, never stored as a second truth.</summary>
public static class Phases
{
    /// <summary>The phase that a step is in; null where it has none, or nobody has it in hand.</summary>
    public static Phase? Of(Step step, StepRun state) => step.Phases.Count == 0 || !state.Status.IsInHand()
        ? null
        : step.Phases.Where(phase => !IsOver(phase, state)).DefaultIfEmpty(Phase.Decide).First();

    /// <summary>The role that a phase needs.</summary>
    public static StepRoles Role(this Phase phase) => phase switch
    {
        Phase.Accept => StepRoles.Accept,
        Phase.Review => StepRoles.Review,
        Phase.Decide => StepRoles.Decide,
    };

    /// <summary>Whoever may not work in the phase that the step is in, because they worked on the other side of it.</summary>
    public static IReadOnlyList<Guid> Barred(Step step, StepRun state) => !step.SecondPerson
        ? []
        : Of(step, state) switch
        {
            Phase.Review => state.Deliberation.Returners,
            Phase.Decide => state.Deliberation.Reviewers,
            Phase.Accept or null => [],
        };

    internal static StepAccepted Told(ServiceDefinition service, StepAccepted accepted) =>
        accepted with { EndsPhase = service.Step(accepted.Step)!.Phases.Contains(Phase.Accept) };

    /// <summary>Whatever comes from the applicant is reviewed before it is decided: reviews of what is not the same any more do not stand.</summary>
    internal static IEnumerable<ReviewReturned> Outdated(ServiceDefinition service, Run after, List<RunEvent> events, DateTimeOffset at)
    {
        var facts = events.SelectMany(happened => happened switch
        {
            CorrectionAnswered answered => answered.Changed,
            FixedOnTheSpot put => put.Changed,
            _ => [],
        }).ToHashSet();
        var files = events.Select(happened => happened.MaterialKey).OfType<string>().Concat(facts).ToHashSet();
        var answered = events.OfType<CorrectionAnswered>().Select(answer => answer.Step).ToHashSet();
        return service.Steps.Where(step => after[step.Key] is { Deliberation.Review: not null } state && state.Status.IsInHand()
                && (answered.Contains(step.Key) || facts.Overlaps(step.Reads) || service.Materials.Any(material =>
                    files.Contains(material.Key) && material.ReadBy.Contains(step.Key) && !state.Awaits(material.Key))))
            .Select(step => new ReviewReturned(at, null, step.Key, ""));
    }

    private static bool IsOver(Phase phase, StepRun state) => phase switch
    {
        Phase.Accept => state.AcceptedAt is not null,
        Phase.Review => state.Deliberation.Review is not null,
        Phase.Decide => false,
    };
}

/// <summary>The rules of phases: each in its turn, by whoever has the role for it, and where the service says so by two persons.</summary>
internal static class PhaseRules
{
    public static Refusal? Check(Step step, StepRun state, StepDecision decision)
    {
        if (decision is ConcludeReview or ReturnToReview && !step.Phases.Contains(Phase.Review))
            return new Refusal(RefusalRule.NotReviewedApart, step.Key);
        return Phases.Of(step, state) is { } phase ? CheckTurn(step, state, phase, decision) ?? CheckPerson(step, state, phase, decision) : null;
    }

    private static Refusal? CheckTurn(Step step, StepRun state, Phase phase, StepDecision decision) => (phase, decision) switch
    {
        (Phase.Accept, Grant or Refuse or ConcludeReview or ReturnToReview or Suspend or AskExtension) => new Refusal(RefusalRule.AcceptanceMissing, step.Key),
        (Phase.Review, Grant or Refuse or ReturnToReview) => new Refusal(RefusalRule.ReviewMissing, step.Key),
        (Phase.Decide, ConcludeReview) => new Refusal(
            RefusalRule.ReviewConcluded, step.Key, state.Deliberation.Review?.By, state.Deliberation.Review?.At),
        (_, ConcludeReview { Reasons: var reasons }) when string.IsNullOrWhiteSpace(reasons) => new Refusal(RefusalRule.ReasonMissing, step.Key),
        (_, ReturnToReview { Reason: var reason }) when string.IsNullOrWhiteSpace(reason) => new Refusal(RefusalRule.ReasonMissing, step.Key),
        _ => null,
    };

    private static Refusal? CheckPerson(Step step, StepRun state, Phase phase, StepDecision decision) => decision switch
    {
        Grant or Refuse or ConcludeReview or ReturnToReview or Claim => MayWork(step, state, phase, decision.By),
        // Who holds a step and may not act on it would hold it for ever.
        Transfer transfer => MayWork(step, state, phase, transfer.To),
        _ => null,
    };

    /// <summary>Whether somebody to whom the step is moved may work in the phase that it is in.</summary>
    public static Refusal? CheckReceiver(Step step, StepRun state, Actor to) => Phases.Of(step, state) is { } phase ? MayWork(step, state, phase, to) : null;

    private static Refusal? MayWork(Step step, StepRun state, Phase phase, Actor who)
    {
        if (!who.Roles.HasFlag(phase.Role()))
            return new Refusal(RefusalRule.RoleMissing, phase.Role().ToString());
        if (!Phases.Barred(step, state).Contains(who.Person.Id))
            return null;
        return new Refusal(phase == Phase.Decide ? RefusalRule.OwnReview : RefusalRule.OwnReturn, who.Person.Name);
    }
}
