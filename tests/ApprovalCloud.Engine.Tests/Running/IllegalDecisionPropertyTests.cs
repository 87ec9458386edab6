using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class IllegalDecisionPropertyTests
{
    [Fact]
    public void Decide_WhenTheDecisionIsIllegal_ChangesNothingAndNamesTheRule() => Story.Any.Sample(story =>
    {
        var before = story.Run with { };
        var illegal = story.Service.Steps.SelectMany(step => Illegal(story.Run[step.Key], step)).Concat(Illegal(story)).ToList();
        foreach (var (rule, decision) in illegal)
        {
            var outcome = WorkflowEngine.Decide(story.Service, story.Run, decision, Given.Now);
            Assert.True(outcome.Refusal?.Rule == rule, $"{decision}: {outcome.Refusal}, expected {rule}");
            Assert.Equal(outcome.Refusal, WorkflowEngine.Refuse(story.Service, story.Run, decision));
            Assert.Null(outcome.Run);
            Assert.Empty(outcome.Events);
            Assert.Empty(outcome.Effects);
        }

        Assert.Equal(before, story.Run);
    }, iter: 200);

    [Fact]
    public void Decide_WhenAnotherWasFirst_TellsWhoAndWhen() => Story.Any.Sample(story =>
    {
        foreach (var step in story.Service.Steps.Where(step => story.Run[step.Key] is { DecidedBy: not null, Status: not StepStatus.NotRequired }))
        {
            var refusal = WorkflowEngine.Refuse(story.Service, story.Run, new Grant(Given.Clerk(step.Department, "Bo"), step.Key, ""));
            Assert.Equal(
                new Refusal(RefusalRule.StepAlreadyDecided, step.Key, story.Run[step.Key].DecidedBy, story.Run[step.Key].DecidedAt), refusal);
        }
    }, iter: 200);

    private static IEnumerable<(RefusalRule, Decision)> Illegal(StepRun state, Step step)
    {
        foreach (var decision in Every(Given.Clerk("archive"), step.Key))
            yield return (RefusalRule.NotYourDepartment, decision);
        foreach (var decision in Every(Given.Citizen, step.Key))
            yield return (RefusalRule.NotYourDepartment, decision);
        foreach (var decision in Every(Given.Citizen with { Department = step.Department, Roles = StepRoles.All }, step.Key))
            yield return (RefusalRule.OwnApplication, decision);
        foreach (var decision in Every(Given.Clerk(step.Department, roles: StepRoles.None), step.Key))
            yield return (RefusalRule.RoleMissing, decision);
        foreach (var decision in Every(Given.Clerk(step.Department, state.Assignee?.Name ?? "Anna"), step.Key))
        {
            if (ByStatus(state, decision) is { } rule)
                yield return (rule, decision);
        }

        if (state is { Status: StepStatus.Open, Assignee: not null })
        {
            foreach (var decision in Every(Given.Clerk(step.Department, "Chen"), step.Key).Where(decision => decision is not Resume))
                yield return (decision is Release ? RefusalRule.NotClaimedByYou : RefusalRule.ClaimedByAnother, decision);
        }
    }

    private static IEnumerable<(RefusalRule, Decision)> Illegal(Story story)
    {
        foreach (var decision in Every(Given.Clerk("fire"), "no-such-step"))
            yield return (RefusalRule.UnknownStep, decision);
        yield return (RefusalRule.NotTheApplicant, new Withdraw(Given.Clerk("fire"), "for you"));
        yield return (RefusalRule.NotTheApplicant, new AnswerCorrection(Given.Clerk("fire"), Guid.AllBitsSet, story.Facts, []));
        yield return (RefusalRule.CorrectionNotOpen, new AnswerCorrection(Given.Citizen, Guid.AllBitsSet, story.Facts, []));
        if (story.Run.IsEnded)
            yield return (RefusalRule.ApplicationEnded, new Withdraw(Given.Citizen, "too late"));
        foreach (var asked in story.Run.Steps.Values.Select(step => step.Correction).OfType<Guid>())
            yield return (RefusalRule.FactsMissing, new AnswerCorrection(Given.Citizen, asked, Facts.Unknown, []));
    }

    // A correction and special procedures may run at once; only a decision has to wait for them.
    private static RefusalRule? ByStatus(StepRun state, Decision decision) => state.Status switch
    {
        StepStatus.Open => decision is Resume ? RefusalRule.StepNotSuspended : null,
        StepStatus.Suspended => decision switch
        {
            Resume or RequestCorrection => null,
            Suspend => RefusalRule.ProcedureRuns,
            _ => RefusalRule.StepSuspended,
        },
        StepStatus.AwaitingApplicant => decision switch
        {
            Suspend => state.Procedures.Count > 0 ? RefusalRule.ProcedureRuns : null,
            Resume => state.Procedures.Count > 0 ? null : RefusalRule.StepNotSuspended,
            _ => RefusalRule.StepAwaitsApplicant,
        },
        StepStatus.Waiting => RefusalRule.StepWaiting,
        StepStatus.Granted or StepStatus.Refused or StepStatus.Withheld or StepStatus.NotAccepted => RefusalRule.StepAlreadyDecided,
        StepStatus.NotRequired => RefusalRule.StepNotRequired,
        StepStatus.Cancelled or StepStatus.Lapsed => RefusalRule.StepCancelled,
    };

    private static Decision[] Every(Actor by, string step) =>
    [
        new Claim(by, step), new Release(by, step), new Transfer(by, step, by, "leave"), new Grant(by, step, ""),
        new Refuse(by, step, "no"), new Suspend(by, step, SpecialProcedure.Testing, "ten days", new DateOnly(2026, 4, 1)), new Resume(by, step, ""),
        new RequestCorrection(by, step, Guid.Empty, [new CorrectionItem("person.name", CorrectionKind.Missing, "")], ""),
    ];
}
