using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>The rules of what moves a clock: acceptance, extension, visits, what may follow.</summary>
internal static class ClockRules
{
    private const int FewestOfficers = 2;

    public static Refusal? Check(ServiceDefinition service, Run run, Step step, StepDecision decision)
    {
        var state = run[step.Key];
        return decision switch
        {
            Accept or FindUnneeded or DeclineCompetence or FixOnTheSpot when state.AcceptedAt is not null => new Refusal(RefusalRule.AlreadyAccepted, step.Key),
            Accept accept => accept.ToFollow.Select(one => CheckFollowUp(service, run, step, one)).FirstOrDefault(refusal => refusal is not null),
            FindUnneeded { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => new Refusal(RefusalRule.ReasonMissing, step.Key),
            DeclineCompetence decline when string.IsNullOrWhiteSpace(decline.RightBody) || string.IsNullOrWhiteSpace(decline.Reason) =>
                new Refusal(RefusalRule.ReasonMissing, step.Key),
            FixOnTheSpot fix => CheckFix(service, run, step, fix),
            Suspend { Term: null } suspend when service.Law.MustTellTerm(suspend.Procedure.Cause()) => new Refusal(RefusalRule.TermMissing, step.Key),
            AskExtension ask => CheckAsk(service, state, ask),
            ApproveExtension or DeclineExtension when state.Detail.ExtensionAsked is null => new Refusal(RefusalRule.ExtensionNotAsked, step.Key),
            ApproveExtension or DeclineExtension when state.Detail.ExtensionAskedBy == decision.By.Person.Id => new Refusal(RefusalRule.OwnRequest, step.Key),
            DeclineExtension { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => new Refusal(RefusalRule.ReasonMissing, step.Key),
            AppointVisit visit => CheckVisit(service, run, visit),
            CancelVisit { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => new Refusal(RefusalRule.ReasonMissing, step.Key),
            JoinVisit or CancelVisit or RecordFindings when state.Detail.Visit is null => new Refusal(RefusalRule.VisitNotAppointed, step.Key),
            JoinVisit { Officers: var officers } when officers.Distinct().Count() < FewestOfficers => new Refusal(RefusalRule.OfficersMissing, step.Key),
            RecordFindings when state.Detail.Officers < FewestOfficers => new Refusal(RefusalRule.OfficersMissing, step.Key),
            RecordFindings { Report: var report } when string.IsNullOrWhiteSpace(report) => new Refusal(RefusalRule.ReasonMissing, step.Key),
            // Whoever looks at the premises says what they found before they decide.
            Grant or Refuse or ConcludeReview when state.Detail.Visit is not null => new Refusal(RefusalRule.FindingsMissing, step.Key),
            ReceiveMaterial { Material: var material } when state.Detail.ToFollow.All(one => one.Material != material) =>
                new Refusal(RefusalRule.MaterialNotAwaited, material),
            _ => null,
        };
    }

    /// <param name="used">How many extensions there were.</param>
    public static Refusal? CheckLength(TimeLimit law, int used, Duration length)
    {
        if (law.Extensions.ElementAtOrDefault(used) is not { } extension)
            return new Refusal(RefusalRule.ExtensionsUsedUp);
        return length.Length < 1 || extension.Longest is { } longest && (longest.Unit != length.Unit || longest.Length < length.Length)
            ? new Refusal(RefusalRule.ExtensionTooLong, Durations.Say(extension.Longest ?? length).En)
            : null;
    }

    private static Refusal? CheckAsk(ServiceDefinition service, StepRun state, AskExtension ask)
    {
        if (string.IsNullOrWhiteSpace(ask.Reason))
            return new Refusal(RefusalRule.ReasonMissing, ask.Step);
        if (state.Detail.ExtensionAsked is not null)
            return new Refusal(RefusalRule.ExtensionPending, ask.Step);
        return state.Detail.IsMissed
            ? new Refusal(RefusalRule.LimitPassed, ask.Step)
            : CheckLength(service.Law.Step, state.Detail.Extensions, ask.Length);
    }

    private static Refusal? CheckFollowUp(ServiceDefinition service, Run run, Step step, FollowUp follow)
    {
        if (service.Materials.FirstOrDefault(material => material.Key == follow.Material) is not { Secondary: true } material
            || !material.ReadBy.Contains(step.Key))
            return new Refusal(RefusalRule.NotSecondary, follow.Material);
        return run.Choices.ToFollow.Contains(follow.Material) ? null : new Refusal(RefusalRule.NotCommittedTo, follow.Material);
    }

    private static Refusal? CheckFix(ServiceDefinition service, Run run, Step step, FixOnTheSpot fix)
    {
        if (string.IsNullOrWhiteSpace(fix.Note))
            return new Refusal(RefusalRule.ReasonMissing, step.Key);
        if (fix.Changed.FirstOrDefault(fact => !step.Reads.Contains(fact)) is { } unread)
            return new Refusal(RefusalRule.CorrectionOfUnreadSubject, unread);
        return Rules.CheckFacts(service, run, fix.Facts);
    }

    private static Refusal? CheckVisit(ServiceDefinition service, Run run, AppointVisit visit) => visit.Steps.Append(visit.Step)
        .Where(key => service.Step(key) is not { Visits: true } || !run[key].Status.IsInHand() || (run[key].Detail.Visit is { } other && other != visit.Visit))
        .Select(key => new Refusal(RefusalRule.VisitNotPartOfStep, key)).FirstOrDefault();
}
