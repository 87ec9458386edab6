using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>The rules that a decision must meet, each refused by its name.</summary>
internal static class Rules
{
    public static Refusal? Check(ServiceDefinition service, Run run, Decision decision) => decision switch
    {
        StepDecision about => CheckStep(service, run, about),
        AnswerCorrection answer => CheckAnswer(service, run, answer),
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
        if ((decision.By.Roles & Needed(decision)) == StepRoles.None)
            return new Refusal(RefusalRule.RoleMissing, Needed(decision).ToString());
        var state = run[step.Key];
        return CheckStatus(step, state, decision) ?? CheckHolder(state, decision) ?? CheckContent(service, run, step, decision);
    }

    private static StepRoles Needed(StepDecision decision) => decision switch
    {
        Grant or Refuse => StepRoles.Decide,
        RequestCorrection => StepRoles.Accept | StepRoles.Review,
        Suspend or Resume => StepRoles.Review | StepRoles.Decide,
        _ => StepRoles.All,
    };

    private static Refusal? CheckStatus(Step step, StepRun state, StepDecision decision) => state.Status switch
    {
        StepStatus.Open when decision is Resume => new Refusal(RefusalRule.StepNotSuspended, step.Key),
        StepStatus.Open => null,
        StepStatus.Suspended when decision is Resume => null,
        StepStatus.Suspended => new Refusal(RefusalRule.StepSuspended, step.Key),
        StepStatus.AwaitingApplicant => new Refusal(RefusalRule.StepAwaitsApplicant, step.Key),
        StepStatus.Waiting => new Refusal(RefusalRule.StepWaiting, step.Key),
        StepStatus.NotRequired => new Refusal(RefusalRule.StepNotRequired, step.Key),
        StepStatus.Cancelled => new Refusal(RefusalRule.StepCancelled, step.Key),
        StepStatus.Granted or StepStatus.Refused =>
            new Refusal(RefusalRule.StepAlreadyDecided, step.Key, state.DecidedBy, state.DecidedAt),
    };

    private static Refusal? CheckHolder(StepRun state, StepDecision decision)
    {
        if (decision is Release && state.Assignee?.Id != decision.By.Person.Id)
            return new Refusal(RefusalRule.NotClaimedByYou, decision.Step, state.Assignee);
        var free = state.Assignee is null || (state.Assignee.Id == decision.By.Person.Id && decision is not Claim);
        return free ? null : new Refusal(RefusalRule.ClaimedByAnother, decision.Step, state.Assignee);
    }

    private static Refusal? CheckContent(ServiceDefinition service, Run run, Step step, StepDecision decision) => decision switch
    {
        Refuse { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => new Refusal(RefusalRule.ReasonMissing, step.Key),
        Transfer { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => new Refusal(RefusalRule.ReasonMissing, step.Key),
        Transfer { To: var to } when to.Department != step.Department =>
            new Refusal(RefusalRule.ReceiverOfAnotherDepartment, to.Person.Name),
        // Who holds a step and may not act on it would hold it for ever.
        Transfer { To: var to } when to.Person.Id == run.Applicant.Id => new Refusal(RefusalRule.OwnApplication, step.Key),
        Transfer { To.Roles: StepRoles.None } => new Refusal(RefusalRule.RoleMissing, StepRoles.All.ToString()),
        Suspend { Procedure: var procedure } when !step.SpecialProcedures.Contains(procedure) =>
            new Refusal(RefusalRule.ProcedureNotAllowed, procedure.ToString()),
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

    private static Refusal? CheckAnswer(ServiceDefinition service, Run run, AnswerCorrection answer)
    {
        if (NotApplicant(run, answer.By) is { } refusal)
            return refusal;
        if (!run.Steps.Values.Any(step => step.Correction == answer.Correction))
            return new Refusal(RefusalRule.CorrectionNotOpen, answer.Correction.ToString());
        var plan = Planner.Plan(service, answer.Facts);
        if (plan.FirstOpenQuestion is { } missing)
            return new Refusal(RefusalRule.FactsMissing, missing.Fact);
        // As at the start: an application that needs nobody's approval cannot end as granted; it can be withdrawn.
        var isNeeded = plan.Required.Any() || run.Steps.Values.Any(step => step.Status is StepStatus.Granted or StepStatus.Refused);
        return isNeeded ? null : new Refusal(RefusalRule.NoApprovalNeeded);
    }

    private static Refusal? NotApplicant(Run run, Actor by) =>
        by.Person.Id == run.Applicant.Id ? null : new Refusal(RefusalRule.NotTheApplicant);
}
