using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>The rules of opinions: of another department, once at a time, on facts that the step itself may read.</summary>
internal static class OpinionRules
{
    public static Refusal? Check(Step step, StepRun state, AskOpinion ask)
    {
        if (ask.Department == step.Department)
            return new Refusal(RefusalRule.OwnDepartment, step.Key);
        if (state.Deliberation.Opinions.Any(one => one.Department == ask.Department))
            return new Refusal(RefusalRule.OpinionPending, ask.Department);
        return ask.Shared.FirstOrDefault(fact => !step.Reads.Contains(fact)) is { } unread ? new Refusal(RefusalRule.SharedFactUnread, unread) : null;
    }

    public static Refusal? Check(ServiceDefinition service, Run run, GiveOpinion give)
    {
        if (service.Step(give.Step) is null)
            return new Refusal(RefusalRule.UnknownStep, give.Step);
        var state = run[give.Step];
        if (state.Deliberation.Opinions.FirstOrDefault(one => one.Opinion == give.Opinion) is not { } asked)
            return new Refusal(RefusalRule.OpinionNotAsked, give.Step);
        if (give.By.Department != asked.Department)
            return new Refusal(RefusalRule.NotYourDepartment, give.Step);
        if (give.By.Person.Id == run.Applicant.Id)
            return new Refusal(RefusalRule.OwnApplication, give.Step);
        if (run.Involved.Contains(give.By.Person.Id))
            return new Refusal(RefusalRule.InvolvedInApplication, give.Step);
        if ((give.By.Roles & (StepRoles.Review | StepRoles.Decide)) == StepRoles.None)
            return new Refusal(RefusalRule.RoleMissing, (StepRoles.Review | StepRoles.Decide).ToString());
        // Nobody is helped by an opinion on what is decided.
        return state.Status.IsInHand() ? null : new Refusal(RefusalRule.OpinionClosed, give.Step);
    }
}
