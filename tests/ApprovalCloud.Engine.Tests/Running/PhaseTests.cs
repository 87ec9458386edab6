using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class PhaseTests
{
    private static readonly Jurisdiction Law = WorkflowFolder.Read().Jurisdictions["cn"];
    private static readonly ServiceDefinition ByTwo = Of(secondPerson: true, Phase.Review, Phase.Decide);
    private static readonly Actor Anna = Given.Clerk("health");
    private static readonly Actor Bo = Given.Clerk("health", "Bo");

    [Fact]
    public void Step_WithoutPhases_HasNone()
    {
        var service = Of(secondPerson: false);
        Assert.Null(Phases.Of(service.Steps[0], Started(service)["a"]));
        Assert.Equal(RefusalRule.NotReviewedApart, WorkflowEngine.Refuse(service, Started(service), Concluded(Anna))?.Rule);
        Assert.Null(WorkflowEngine.Refuse(service, Started(service), new Grant(Anna, "a", "")));
    }

    [Fact]
    public void Decide_BeforeTheReview_Refuses()
    {
        foreach (var decision in new StepDecision[] { new Grant(Anna, "a", ""), new Refuse(Anna, "a", "no"), new ReturnToReview(Anna, "a", "why") })
            Assert.Equal(RefusalRule.ReviewMissing, WorkflowEngine.Refuse(ByTwo, Started(ByTwo), decision)?.Rule);
    }

    [Fact]
    public void Decide_ByWhoeverReviewed_RefusesWhereTwoPersonsMust()
    {
        var reviewed = Started(ByTwo).After(ByTwo, Concluded(Anna));
        foreach (var decision in new StepDecision[] { new Grant(Anna, "a", ""), new Refuse(Anna, "a", "no"), new ReturnToReview(Anna, "a", "why"), new Claim(Anna, "a") })
            Assert.Equal(RefusalRule.OwnReview, WorkflowEngine.Refuse(ByTwo, reviewed, decision)?.Rule);
        Assert.Equal(RefusalRule.OwnReview, WorkflowEngine.Refuse(ByTwo, reviewed, new Transfer(Bo, "a", Anna, "on leave"))?.Rule);
        Assert.Equal(StepStatus.Granted, reviewed.After(ByTwo, new Grant(Bo, "a", ""))["a"].Status);
    }

    [Fact]
    public void Decide_ByWhoeverReviewed_IsLegalWhereTheServiceDoesNotAskForTwo()
    {
        var service = Of(secondPerson: false, Phase.Review, Phase.Decide);
        Assert.Equal(StepStatus.Granted, Started(service).After(service, Concluded(Anna), new Grant(Anna, "a", ""))["a"].Status);
    }

    [Fact]
    public void Review_Twice_RefusesAndNamesWhoWasFirst()
    {
        var reviewed = Started(ByTwo).After(ByTwo, Concluded(Anna));
        Assert.Equal(new Refusal(RefusalRule.ReviewConcluded, "a", Anna.Person, Given.Now), WorkflowEngine.Refuse(ByTwo, reviewed, Concluded(Bo)));
    }

    [Fact]
    public void Review_OfAClaimedStep_EndsTheClaimAndAcceptsWithIt()
    {
        var reviewed = Started(ByTwo).After(ByTwo, new Claim(Anna, "a"), Concluded(Anna));
        Assert.Null(reviewed["a"].Assignee);
        Assert.NotNull(reviewed["a"].AcceptedAt);
        Assert.Equal(Phase.Decide, Phases.Of(ByTwo.Steps[0], reviewed["a"]));
    }

    [Fact]
    public void Return_WithAReason_GoesToTheReviewAgainAndNotToWhoeverSentItBack()
    {
        var returned = Started(ByTwo).After(ByTwo, Concluded(Anna), new ReturnToReview(Bo, "a", "the height is not looked at"));
        Assert.Equal(Phase.Review, Phases.Of(ByTwo.Steps[0], returned["a"]));
        Assert.Equal(RefusalRule.OwnReturn, WorkflowEngine.Refuse(ByTwo, returned, Concluded(Bo))?.Rule);
        Assert.Equal(StepStatus.Granted, returned.After(ByTwo, Concluded(Anna), new Grant(Bo, "a", ""))["a"].Status);
    }

    [Theory]
    [InlineData(StepRoles.Decide, RefusalRule.RoleMissing)]
    [InlineData(StepRoles.Review, null)]
    public void Review_NeedsItsRole(StepRoles roles, RefusalRule? rule)
    {
        var clerk = Given.Clerk("health", roles: roles);
        Assert.Equal(rule, WorkflowEngine.Refuse(ByTwo, Started(ByTwo), Concluded(clerk))?.Rule);
        Assert.Equal(rule, WorkflowEngine.Refuse(ByTwo, Started(ByTwo), new Claim(clerk, "a"))?.Rule);
    }

    [Fact]
    public void ReviewOrReturn_WithoutReasons_Refuses()
    {
        Assert.Equal(RefusalRule.ReasonMissing, WorkflowEngine.Refuse(ByTwo, Started(ByTwo), new ConcludeReview(Anna, "a", Recommendation.Grant, " "))?.Rule);
        var reviewed = Started(ByTwo).After(ByTwo, Concluded(Anna));
        Assert.Equal(RefusalRule.ReasonMissing, WorkflowEngine.Refuse(ByTwo, reviewed, new ReturnToReview(Bo, "a", ""))?.Rule);
    }

    [Fact]
    public void Accept_AsAPhase_ComesBeforeEverythingElseAndEndsTheClaim()
    {
        var service = Of(secondPerson: true, Phase.Accept, Phase.Review, Phase.Decide);
        var claimed = Started(service).After(service, new Claim(Anna, "a"));
        foreach (var decision in new StepDecision[] { Concluded(Anna), new Grant(Anna, "a", ""), new Suspend(Anna, "a", SpecialProcedure.Testing, "x", new DateOnly(2026, 4, 1)) })
            Assert.Equal(RefusalRule.AcceptanceMissing, WorkflowEngine.Refuse(service, claimed, decision)?.Rule);
        var accepted = claimed.After(service, new Accept(Anna, "a", []));
        Assert.Null(accepted["a"].Assignee);
        Assert.Equal(Phase.Review, Phases.Of(service.Steps[0], accepted["a"]));
        Assert.Equal(Phase.Review, Phases.Of(service.Steps[0], claimed.After(service, new DeemAccepted("a"))["a"]));
    }

    [Fact]
    public void Correction_AnsweredAfterTheReview_IsReviewedBeforeItIsDecided()
    {
        var asked = Started(ByTwo).After(
            ByTwo, Concluded(Anna), new RequestCorrection(Bo, "a", Guid.AllBitsSet, [new CorrectionItem("person.name", CorrectionKind.Wrong, "")], ""));
        var answered = WorkflowEngine.Decide(ByTwo, asked, new AnswerCorrection(Given.Citizen, Guid.AllBitsSet, Given.Named(), []), Given.Now);
        Assert.Equal(Phase.Review, Phases.Of(ByTwo.Steps[0], answered.Run!["a"]));
        Assert.Contains(answered.Events, happened => happened is ReviewReturned { By: null });
        // What Bo would review now, Bo has not decided about: either may.
        Assert.Null(WorkflowEngine.Refuse(ByTwo, answered.Run, Concluded(Bo)));
    }

    [Fact]
    public void Fact_ChangedThroughAnotherStep_SendsBackWhoeverReadsItAndNobodyElse()
    {
        var service = ByTwo with
        {
            Steps = [ByTwo.Steps[0], ByTwo.Steps[0] with { Key = "b", Reads = ["size.n"] }, Given.Step("c", null, "fire")],
            Sections = [Given.Section([Given.Question("person.name"), Given.Question("size.n")])],
        };
        var facts = Given.Named(("size.n", 3));
        var run = Given.Started(service, facts).After(
            service, Concluded(Anna), Concluded(Anna) with { Step = "b" },
            new RequestCorrection(Given.Clerk("fire"), "c", Guid.AllBitsSet, [new CorrectionItem("person.name", CorrectionKind.Wrong, "")], ""),
            new AnswerCorrection(Given.Citizen, Guid.AllBitsSet, facts, ["person.name"]));
        Assert.Null(run["a"].Deliberation.Review);
        Assert.NotNull(run["b"].Deliberation.Review);
    }

    [Fact]
    public void Appeal_ThatSetsARefusalAside_ReopensWithTheReview()
    {
        var judge = new Actor(new Person(new Guid(9, 0, 0, new byte[8]), "Judge")) { IsSupervisor = true };
        var service = Of(secondPerson: true, Phase.Accept, Phase.Review, Phase.Decide);
        var reopened = Started(service).After(
            service, new Accept(Anna, "a", []), Concluded(Anna), new Refuse(Bo, "a", "no"),
            new FileAppeal(Given.Citizen, "a", "reconsideration", "wrong"), new DecideAppeal(judge, "a", AppealOutcome.SetAside, "wrong"));
        Assert.Equal(Phase.Review, Phases.Of(service.Steps[0], reopened["a"]));
        Assert.Equal(Deliberation.None, reopened["a"].Deliberation);
    }

    [Fact]
    public void Grant_ByRuleOrSilence_NeedsNoReview()
    {
        Assert.Equal(StepStatus.Granted, Started(ByTwo).After(ByTwo, new GrantBySilence("a", ""))["a"].Status);
        Assert.Equal(
            StepStatus.Granted,
            Started(ByTwo).After(ByTwo, new GrantByRule("a", new AppliedRule(1, "true", new Dictionary<string, string>(), false)))["a"].Status);
    }

    [Fact]
    public void Review_TellsTheApplicantNothing()
    {
        var reviewed = WorkflowEngine.Decide(ByTwo, Started(ByTwo), Concluded(Anna), Given.Now);
        Assert.Empty(reviewed.Effects);
        Assert.Empty(WorkflowEngine.Decide(ByTwo, reviewed.Run!, new ReturnToReview(Bo, "a", "once more"), Given.Now).Effects);
    }

    private static ConcludeReview Concluded(Actor by) => new(by, "a", Recommendation.Grant, "everything is in order");

    private static Run Started(ServiceDefinition service) => Given.Started(service, Given.Named());

    private static ServiceDefinition Of(bool secondPerson, params Phase[] phases) =>
        Given.Service(Given.Step("a") with { Phases = phases, SecondPerson = secondPerson }) with { Law = Law };
}
