using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>The rules that a decision must meet, each refused by its name.</summary>
internal static class Rules
{
    public static Refusal? Check(ServiceDefinition service, Run run, Decision decision) => decision switch
    {
        StepDecision about => CheckStep(service, run, about),
        Reassign move => ReassignRules.Check(service, run, move),
        HandOver hand => ReassignRules.Check(service, run, hand),
        Escalate note => ReassignRules.Check(service, run, note),
        PlatformDecision consequence => CheckConsequence(service, run, consequence),
        FileAppeal or DecideAppeal => AppealRules.Check(service, run, decision),
        GiveOpinion give => OpinionRules.Check(service, run, give),
        AskDepartment ask => CheckAsked(service, run, ask),
        AskMoreTime ask => NotApplicant(run, ask.By) ?? MoreTimeRules.Check(service, run, ask),
        ExtendCase extend => CheckCaseExtension(service, run, extend),
        AnswerCorrection answer => CheckAnswer(service, run, answer),
        AttachFile or RemoveFile => NotApplicant(run, decision.By) ?? FileRules.Check(service, run, decision),
        Withdraw => NotApplicant(run, decision.By) ?? (run.IsEnded ? new Refusal(RefusalRule.ApplicationEnded) : null),
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "No rule for this decision."),
    };

    private static Refusal? CheckStep(ServiceDefinition service, Run run, StepDecision decision)
    {
        if (service.Step(decision.Step) is not { } step)
            return new Refusal(RefusalRule.UnknownStep, decision.Step);
        if (decision.By.Department != step.Department)
            return new Refusal(RefusalRule.NotYourDepartment, step.Key);
        if (decision.By.Person.Id == run.Applicant.Id)
            return new Refusal(RefusalRule.OwnApplication, step.Key);
        if (run.Involved.Contains(decision.By.Person.Id))
            return new Refusal(RefusalRule.InvolvedInApplication, step.Key);
        if ((decision.By.Roles & Needed(decision)) == StepRoles.None)
            return new Refusal(RefusalRule.RoleMissing, Needed(decision).ToString());
        var state = run[step.Key];
        // Whoever has, or had, the step in hand answers for it, whatever became of it.
        if (decision is AnswerApplicant or WriteNote or WithdrawNote)
            return state.OpenedAt is null ? new Refusal(RefusalRule.StepWaiting, step.Key) : null;
        if (decision is CheckCommitment or AuditInstant or Revoke)
            return AftercareRules.Check(state, decision);
        // A request can be answered as long as it stands, whoever has the task in hand.
        if (decision is GiveMoreTime or DeclineMoreTime)
            return MoreTimeRules.Check(state, decision);
        return CheckStatus(step, state, decision) ?? CheckHolder(state, decision) ?? PhaseRules.Check(step, state, decision) ?? CheckContent(service, run, step, decision)
            ?? ClockRules.Check(service, run, step, decision);
    }

    private static StepRoles Needed(StepDecision decision) => decision switch
    {
        Grant or Refuse or ReturnToReview => StepRoles.Decide,
        ConcludeReview => StepRoles.Review,
        AskOpinion => StepRoles.Review | StepRoles.Decide,
        RequestCorrection or ReceiveMaterial or GiveMoreTime or DeclineMoreTime => StepRoles.Accept | StepRoles.Review,
        Accept or FindUnneeded or DeclineCompetence or FixOnTheSpot => StepRoles.Accept,
        Suspend or Resume or AskExtension or AppointVisit or JoinVisit or CancelVisit or RecordFindings or AuditInstant or CheckCommitment
            => StepRoles.Review | StepRoles.Decide,
        Revoke => StepRoles.Decide,
        ApproveExtension or DeclineExtension => StepRoles.Head,
        _ => StepRoles.All,
    };

    private static Refusal? CheckStatus(Step step, StepRun state, StepDecision decision) => state.Status switch
    {
        StepStatus.Open when decision is Resume => new Refusal(RefusalRule.StepNotSuspended, step.Key),
        StepStatus.Open => null,
        StepStatus.Suspended when IsPossibleWhileSuspended(decision) => null,
        StepStatus.Suspended => new Refusal(RefusalRule.StepSuspended, step.Key),
        StepStatus.AwaitingApplicant when IsPossibleWhileAwaiting(decision) => null,
        StepStatus.AwaitingApplicant => new Refusal(RefusalRule.StepAwaitsApplicant, step.Key),
        StepStatus.Withheld when decision is ReceiveMaterial => null,
        StepStatus.Waiting => new Refusal(RefusalRule.StepWaiting, step.Key),
        StepStatus.NotRequired => new Refusal(RefusalRule.StepNotRequired, step.Key),
        StepStatus.Cancelled or StepStatus.Lapsed => new Refusal(RefusalRule.StepCancelled, step.Key),
        StepStatus.Granted or StepStatus.Refused or StepStatus.Withheld or StepStatus.NotAccepted =>
            new Refusal(RefusalRule.StepAlreadyDecided, step.Key, state.DecidedBy, state.DecidedAt),
    };

    // Several things may go on at once: the clock counts the days only once.
    private static bool IsPossibleWhileSuspended(StepDecision decision) =>
        decision is Resume or RequestCorrection or Accept || IsPossibleWhileAwaiting(decision);

    private static bool IsPossibleWhileAwaiting(StepDecision decision) => decision is Suspend or Resume or AskExtension or ApproveExtension
        or DeclineExtension or AppointVisit or JoinVisit or CancelVisit or RecordFindings or ReceiveMaterial or AskOpinion;

    private static Refusal? CheckHolder(StepRun state, StepDecision decision)
    {
        // Whoever heads the agency answers, whoever has the task in hand.
        if (decision is ApproveExtension or DeclineExtension)
            return null;
        if (decision is Release && state.Assignee?.Id != decision.By.Person.Id)
            return new Refusal(RefusalRule.NotClaimedByYou, decision.Step, state.Assignee);
        var free = state.Assignee is null || (state.Assignee.Id == decision.By.Person.Id && decision is not Claim);
        return free ? null : new Refusal(RefusalRule.ClaimedByAnother, decision.Step, state.Assignee);
    }

    private static Refusal? CheckContent(ServiceDefinition service, Run run, Step step, StepDecision decision) => decision switch
    {
        Grant { Bulk: { MeetsRule: false } } when !step.Bulk => new Refusal(RefusalRule.BulkNotAllowed, step.Key),
        Refuse { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => new Refusal(RefusalRule.ReasonMissing, step.Key),
        Transfer { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => new Refusal(RefusalRule.ReasonMissing, step.Key),
        Transfer { To: var to } when to.Department != step.Department =>
            new Refusal(RefusalRule.ReceiverOfAnotherDepartment, to.Person.Name),
        // Who holds a step and may not act on it would hold it for ever.
        Transfer { To: var to } when to.Person.Id == run.Applicant.Id => new Refusal(RefusalRule.OwnApplication, step.Key),
        Transfer { To: var to } when run.Involved.Contains(to.Person.Id) => new Refusal(RefusalRule.InvolvedInApplication, step.Key),
        Transfer { To.Roles: StepRoles.None } => new Refusal(RefusalRule.RoleMissing, StepRoles.All.ToString()),
        Suspend { Procedure: var procedure } when !step.SpecialProcedures.Contains(procedure) =>
            new Refusal(RefusalRule.ProcedureNotAllowed, procedure.ToString()),
        Suspend { Procedure: var procedure } when run[step.Key].Procedures.Contains(procedure) =>
            new Refusal(RefusalRule.ProcedureRuns, procedure.ToString()),
        Resume { Procedure: var procedure } when !run[step.Key].Procedures.Any(running => procedure is null || running == procedure) =>
            new Refusal(RefusalRule.StepNotSuspended, step.Key),
        AskOpinion ask => OpinionRules.Check(step, run[step.Key], ask),
        Suspend { Note: var note } when string.IsNullOrWhiteSpace(note) => new Refusal(RefusalRule.ReasonMissing, step.Key),
        RequestCorrection { Items.Count: 0 } => new Refusal(RefusalRule.CorrectionEmpty, step.Key),
        RequestCorrection { Items: var items } => items
            .Where(item => !step.Reads.Contains(item.Subject) && !IsReadMaterial(service, step, item.Subject))
            .Select(item => new Refusal(RefusalRule.CorrectionOfUnreadSubject, item.Subject))
            .FirstOrDefault(),
        _ => null,
    };

    private static bool IsReadMaterial(ServiceDefinition service, Step step, string key) =>
        service.Materials.Any(material => material.Key == key && material.ReadBy.Contains(step.Key));

    // Whether the time has come is told by the clock; here, whether there is anything to draw a consequence for.
    private static Refusal? CheckConsequence(ServiceDefinition service, Run run, PlatformDecision decision)
    {
        if (decision.Step.Length == 0)
            return run.IsEnded ? new Refusal(RefusalRule.ApplicationEnded) : null;
        if (service.Step(decision.Step) is not { } step)
            return new Refusal(RefusalRule.UnknownStep, decision.Step);
        var state = run[step.Key];
        return decision switch
        {
            DeemAccepted when state.AcceptedAt is not null => new Refusal(RefusalRule.AlreadyAccepted, step.Key),
            // Whoever asked in time for more does not lose anything by the silence of a department.
            Lapse when state.Detail.MoreTime is { Material: not null } => new Refusal(RefusalRule.MoreTimePending, step.Key),
            Lapse when state.Detail.ToFollow.Count == 0 => new Refusal(RefusalRule.MaterialNotAwaited, step.Key),
            Lapse when state.Status == StepStatus.Withheld => null,
            MissLimit when state.Detail.IsMissed => new Refusal(RefusalRule.LimitPassed, step.Key),
            // Nothing is granted without a person while something is to follow.
            GrantBySilence or GrantByRule when Awaits(service, run, step.Key) => new Refusal(RefusalRule.FactsMissing, step.Key),
            // A clock that went on while something was awaited may run out meanwhile.
            DeemAccepted or MissLimit or GrantBySilence or Recompute or Lapse when state.Status.IsInHand() => null,
            GrantByRule when state.Status == StepStatus.Open => null,
            _ => CheckStatus(step, state, new Grant(decision.By, step.Key, "")) ?? new Refusal(RefusalRule.StepAlreadyDecided, step.Key),
        };
    }

    /// <summary>Whether documents are to follow, or would be if the step were accepted now.</summary>
    public static bool Awaits(ServiceDefinition service, Run run, string step) => run[step].AcceptedAt is null
        ? WorkflowEngine.Following(service, run, step).Count > 0
        : run[step].Detail.ToFollow.Count > 0;

    private static Refusal? CheckCaseExtension(ServiceDefinition service, Run run, ExtendCase decision)
    {
        if (!decision.By.IsSupervisor)
            return new Refusal(RefusalRule.NotASupervisor);
        if (run.IsEnded)
            return new Refusal(RefusalRule.ApplicationEnded);
        return string.IsNullOrWhiteSpace(decision.Reason)
            ? new Refusal(RefusalRule.ReasonMissing)
            : ClockRules.CheckLength(service.Law.Case, run.CaseExtensions, decision.Length);
    }

    private static Refusal? CheckAsked(ServiceDefinition service, Run run, AskDepartment ask)
    {
        if (NotApplicant(run, ask.By) is { } refusal)
            return refusal;
        if (service.Step(ask.Step) is null)
            return new Refusal(RefusalRule.UnknownStep, ask.Step);
        return run[ask.Step].OpenedAt is null ? new Refusal(RefusalRule.StepWaiting, ask.Step) : null;
    }

    private static Refusal? CheckAnswer(ServiceDefinition service, Run run, AnswerCorrection answer)
    {
        if (NotApplicant(run, answer.By) is { } refusal)
            return refusal;
        if (!run.Steps.Values.Any(step => step.Correction == answer.Correction))
            return new Refusal(RefusalRule.CorrectionNotOpen, answer.Correction.ToString());
        return CheckFacts(service, run, answer.Facts);
    }

    /// <summary>Whether the application can go on with what is known now.</summary>
    public static Refusal? CheckFacts(ServiceDefinition service, Run run, Facts facts)
    {
        var plan = Planner.Plan(service, facts);
        if (plan.FirstOpenQuestion is { } missing)
            return new Refusal(RefusalRule.FactsMissing, missing.Fact);
        // As at the start: an application that needs nobody's approval cannot end as granted; it can be withdrawn.
        return plan.Required.Any() || run.Steps.Values.Any(WasDecided) ? null : new Refusal(RefusalRule.NoApprovalNeeded);
    }

    // A decision that an appeal set aside was one: with the facts as they stood the application goes on.
    private static bool WasDecided(StepRun step) =>
        step.DecidedBy is not null || step.Status == StepStatus.Granted || step.Detail.Appeal == AppealState.SetAside;

    private static Refusal? NotApplicant(Run run, Actor by) =>
        by.Principal.Id == run.Applicant.Id ? null : new Refusal(RefusalRule.NotTheApplicant);
}
