using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class RulesTests
{
    private static readonly ServiceDefinition Service = Given.Service(Given.Step("a"), Given.Step("b")) with
    {
        Materials = [Given.Material("plan", readBy: "a"), Given.Material("lease", readBy: "b")],
    };

    private static readonly Run Run = Given.Started(Service, Given.Named());
    private static readonly Actor Anna = Given.Clerk("health");
    private static readonly Actor Bo = Given.Clerk("health", "Bo");

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Decide_WhenTheReasonIsBlank_Refuses(string blank)
    {
        Assert.Equal(RefusalRule.ReasonMissing, Refused(new Refuse(Anna, "a", blank)));
        Assert.Equal(RefusalRule.ReasonMissing, Refused(new Transfer(Anna, "a", Bo, blank)));
        Assert.Equal(RefusalRule.ReasonMissing, Refused(new Suspend(Anna, "a", SpecialProcedure.Testing, blank)));
    }

    [Fact]
    public void Grant_NeedsNoNote() => Assert.Null(Refused(new Grant(Anna, "a", "")));

    [Fact]
    public void Grant_TogetherWithOthers_IsAllowedWhereTheStepSaysSoOrItsFactsMeetItsRule()
    {
        var declared = Service with { Steps = [.. Service.Steps.Select(step => step with { Bulk = true })] };

        Assert.Equal(RefusalRule.BulkNotAllowed, Refused(new Grant(Anna, "a", "") { Bulk = new(MeetsRule: false) }));
        Assert.Null(Refused(new Grant(Anna, "a", "") { Bulk = new(MeetsRule: true) }));
        Assert.Null(WorkflowEngine.Refuse(declared, Run, new Grant(Anna, "a", "") { Bulk = new(MeetsRule: false) }));
    }

    [Fact]
    public void Transfer_ToAnotherDepartment_Refuses() =>
        Assert.Equal(RefusalRule.ReceiverOfAnotherDepartment, Refused(new Transfer(Anna, "a", Given.Clerk("fire"), "leave")));

    [Fact]
    public void Transfer_ToWhoeverApplied_RefusesBecauseNobodyCouldDecideItThen() => Assert.Equal(
        RefusalRule.OwnApplication,
        Refused(new Transfer(Anna, "a", Given.Citizen with { Department = "health", Roles = StepRoles.All }, "leave")));

    [Fact]
    public void Transfer_ToSomebodyWithoutARole_RefusesBecauseNobodyCouldDecideItThen() =>
        Assert.Equal(RefusalRule.RoleMissing, Refused(new Transfer(Anna, "a", Given.Clerk("health", "Bo", StepRoles.None), "leave")));

    [Fact]
    public void Suspend_ForAProcedureTheStepDoesNotAllow_Refuses() =>
        Assert.Equal(RefusalRule.ProcedureNotAllowed, Refused(new Suspend(Anna, "a", SpecialProcedure.Auction, "a week")));

    [Fact]
    public void RequestCorrection_OfNothing_Refuses() => Assert.Equal(RefusalRule.CorrectionEmpty, Refused(Correction()));

    [Theory]
    [InlineData("person.name")]
    [InlineData("plan")]
    public void RequestCorrection_OfWhatTheStepReads_IsAllowed(string subject) => Assert.Null(Refused(Correction(subject)));

    [Theory]
    [InlineData("person.phone")]
    [InlineData("lease")]
    [InlineData("")]
    public void RequestCorrection_OfWhatTheStepDoesNotRead_Refuses(string subject) =>
        Assert.Equal(RefusalRule.CorrectionOfUnreadSubject, Refused(Correction("person.name", subject)));

    [Theory]
    [InlineData(StepRoles.Accept, false, true, false)]
    [InlineData(StepRoles.Review, false, true, true)]
    [InlineData(StepRoles.Decide, true, false, true)]
    [InlineData(StepRoles.All, true, true, true)]
    public void Decide_TakesTheRoleOfTheAct(StepRoles roles, bool decides, bool corrects, bool suspends)
    {
        var clerk = Given.Clerk("health", roles: roles);
        Assert.Equal(decides, Refused(new Grant(clerk, "a", "")) is null);
        Assert.Equal(decides, Refused(new Refuse(clerk, "a", "no")) is null);
        Assert.Equal(corrects, Refused(Correction("plan") with { By = clerk }) is null);
        Assert.Equal(suspends, Refused(new Suspend(clerk, "a", SpecialProcedure.Testing, "a week")) is null);
        Assert.Null(Refused(new Claim(clerk, "a")));
    }

    [Fact]
    public void Claim_WhenAnotherHoldsTheStep_RefusesAndNamesThem()
    {
        var held = Run.After(Service, new Claim(Anna, "a"));
        var refusal = WorkflowEngine.Refuse(Service, held, new Claim(Bo, "a"));
        Assert.Equal(new Refusal(RefusalRule.ClaimedByAnother, "a", Anna.Person), refusal);
    }

    [Fact]
    public void Release_ByWhoeverHoldsTheStep_FreesItForOthers()
    {
        var freed = Run.After(Service, new Claim(Anna, "a"), new Release(Anna, "a"));
        Assert.Null(WorkflowEngine.Refuse(Service, freed, new Claim(Bo, "a")));
    }

    [Fact]
    public void Transfer_GivesTheStepToTheReceiverAlone()
    {
        var given = Run.After(Service, new Transfer(Anna, "a", Bo, "leave"));
        Assert.Equal(RefusalRule.ClaimedByAnother, WorkflowEngine.Refuse(Service, given, new Grant(Anna, "a", ""))?.Rule);
        Assert.Null(WorkflowEngine.Refuse(Service, given, new Grant(Bo, "a", "")));
    }

    private static RefusalRule? Refused(Decision decision) => WorkflowEngine.Refuse(Service, Run, decision)?.Rule;

    private static RequestCorrection Correction(params string[] subjects) => new(
        Anna, "a", Guid.Empty, [.. subjects.Select(subject => new CorrectionItem(subject, CorrectionKind.Missing, ""))], "");
}
