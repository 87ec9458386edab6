using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>The rules for what a supervisor, or an absence, moves from one clerk to another.</summary>
internal static class ReassignRules
{
    public static Refusal? Check(ServiceDefinition service, Run run, Reassign decision) =>
        CheckSupervisor(service, run, decision, decision.Step, decision.Reason)
        ?? CheckReceiver(service.Step(decision.Step)!, run, run[decision.Step].Assignee, decision.To);

    public static Refusal? Check(ServiceDefinition service, Run run, Escalate decision) =>
        CheckSupervisor(service, run, decision, decision.Step, decision.Message);

    public static Refusal? Check(ServiceDefinition service, Run run, HandOver decision)
    {
        if (service.Step(decision.Step) is not { } step)
            return new Refusal(RefusalRule.UnknownStep, decision.Step);
        if (NotActive(step, run[step.Key]) is { } refusal)
            return refusal;
        return run[step.Key].Assignee is { } holder && holder.Id == decision.From.Id
            ? CheckReceiver(step, run, holder, decision.To)
            : new Refusal(RefusalRule.NotHeld, decision.From.Name);
    }

    private static Refusal? CheckSupervisor(ServiceDefinition service, Run run, Decision decision, string key, string reason)
    {
        if (!decision.By.IsSupervisor)
            return new Refusal(RefusalRule.NotASupervisor);
        if (service.Step(key) is not { } step)
            return new Refusal(RefusalRule.UnknownStep, key);
        if (decision.By.Person.Id == run.Applicant.Id)
            return new Refusal(RefusalRule.OwnApplication, key);
        if (run.Involved.Contains(decision.By.Person.Id))
            return new Refusal(RefusalRule.InvolvedInApplication, key);
        return NotActive(step, run[key]) ?? (string.IsNullOrWhiteSpace(reason) ? new Refusal(RefusalRule.ReasonMissing, key) : null);
    }

    private static Refusal? NotActive(Step step, StepRun state) => state.Status switch
    {
        StepStatus.Open or StepStatus.AwaitingApplicant or StepStatus.Suspended or StepStatus.Withheld => null,
        StepStatus.Waiting => new Refusal(RefusalRule.StepWaiting, step.Key),
        StepStatus.NotRequired => new Refusal(RefusalRule.StepNotRequired, step.Key),
        StepStatus.Cancelled or StepStatus.Lapsed => new Refusal(RefusalRule.StepCancelled, step.Key),
        StepStatus.Granted or StepStatus.Refused or StepStatus.NotAccepted =>
            new Refusal(RefusalRule.StepAlreadyDecided, step.Key, state.DecidedBy, state.DecidedAt),
    };

    // Who holds a step and may not act on it would hold it for ever.
    private static Refusal? CheckReceiver(Step step, Run run, Person? holder, Actor? to)
    {
        if (to?.Person.Id == holder?.Id)
            return new Refusal(RefusalRule.HeldAlready, holder?.Name);
        if (to is null)
            return null;
        if (to.Department != step.Department)
            return new Refusal(RefusalRule.ReceiverOfAnotherDepartment, to.Person.Name);
        if (to.Person.Id == run.Applicant.Id || run.Involved.Contains(to.Person.Id))
            return new Refusal(RefusalRule.ReceiverInvolved, to.Person.Name);
        return to.Roles == StepRoles.None
            ? new Refusal(RefusalRule.RoleMissing, StepRoles.All.ToString())
            : PhaseRules.CheckReceiver(step, run[step.Key], to);
    }
}
