using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>The rules of what happens after a grant.</summary>
internal static class AftercareRules
{
    public static Refusal? Check(StepRun state, StepDecision decision)
    {
        if (state.Status != StepStatus.Granted)
            return new Refusal(RefusalRule.NotGranted, decision.Step);
        return decision switch
        {
            CheckCommitment when state.Detail.Check != CheckKind.Commitment => new Refusal(RefusalRule.NothingToCheck, decision.Step),
            CheckCommitment { Result: CheckResult.ToRectify, RectifyBy: null } => new Refusal(RefusalRule.TermMissing, decision.Step),
            CheckCommitment { Note: var note } when string.IsNullOrWhiteSpace(note) => new Refusal(RefusalRule.ReasonMissing, decision.Step),
            AuditInstant when state.Detail.Check != CheckKind.Audit => new Refusal(RefusalRule.NothingToCheck, decision.Step),
            AuditInstant { Note: var note } when string.IsNullOrWhiteSpace(note) => new Refusal(RefusalRule.ReasonMissing, decision.Step),
            Revoke { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => new Refusal(RefusalRule.ReasonMissing, decision.Step),
            _ => null,
        };
    }
}

/// <summary>The rules of an appeal: the applicant files it, somebody else than the department decides it.</summary>
internal static class AppealRules
{
    public static Refusal? Check(ServiceDefinition service, Run run, Decision decision) => decision switch
    {
        FileAppeal appeal => CheckFiled(service, run, appeal),
        DecideAppeal decide => CheckDecided(service, run, decide),
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "No appeal."),
    };

    private static Refusal? CheckFiled(ServiceDefinition service, Run run, FileAppeal appeal)
    {
        if (appeal.By.Principal.Id != run.Applicant.Id)
            return new Refusal(RefusalRule.NotTheApplicant);
        if (service.Step(appeal.Step) is null)
            return new Refusal(RefusalRule.UnknownStep, appeal.Step);
        if (run.IsWithdrawn)
            return new Refusal(RefusalRule.ApplicationEnded);
        if (run[appeal.Step].Status is not (StepStatus.Refused or StepStatus.NotAccepted))
            return new Refusal(RefusalRule.NotRefused, appeal.Step);
        if (run.IsWithdrawn)
            return new Refusal(RefusalRule.ApplicationEnded, appeal.Step);
        if (!service.Law.Remedies.Any(remedy => remedy.Key == appeal.Remedy && remedy.IsFiledHere))
            return new Refusal(RefusalRule.RemedyUnknown, appeal.Remedy);
        if (run[appeal.Step].Detail.Appeal != AppealState.None)
            return new Refusal(RefusalRule.AppealPending, appeal.Step);
        return string.IsNullOrWhiteSpace(appeal.Statement) ? new Refusal(RefusalRule.ReasonMissing, appeal.Step) : null;
    }

    private static Refusal? CheckDecided(ServiceDefinition service, Run run, DecideAppeal decide)
    {
        if (!decide.By.IsSupervisor)
            return new Refusal(RefusalRule.NotASupervisor);
        if (service.Step(decide.Step) is null)
            return new Refusal(RefusalRule.UnknownStep, decide.Step);
        if (decide.By.Person.Id == run.Applicant.Id)
            return new Refusal(RefusalRule.OwnApplication, decide.Step);
        if (run.Involved.Contains(decide.By.Person.Id))
            return new Refusal(RefusalRule.InvolvedInApplication, decide.Step);
        if (run[decide.Step].Detail.Appeal != AppealState.Filed)
            return new Refusal(RefusalRule.AppealNotFiled, decide.Step);
        return string.IsNullOrWhiteSpace(decide.Reason) ? new Refusal(RefusalRule.ReasonMissing, decide.Step) : null;
    }
}
