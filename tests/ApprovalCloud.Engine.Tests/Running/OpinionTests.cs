using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class OpinionTests
{
    private static readonly Guid Id = new(7, 0, 0, new byte[8]);
    private static readonly ServiceDefinition Service = Given.Service(Given.Step("a")) with { Law = WorkflowFolder.Read().Jurisdictions["cn"] };
    private static readonly Actor Anna = Given.Clerk("health");
    private static readonly Actor Water = Given.Clerk("water", "Wang");

    [Fact]
    public void Ask_TellsTheDepartmentThatIsAsked_AndNobodyElse()
    {
        var asked = WorkflowEngine.Decide(Service, Started(), Ask(), Given.Now);
        Assert.Equal(["water"], asked.Effects.OfType<Effect.TellDepartment>().Select(effect => effect.Department));
        Assert.Single(asked.Effects);
        Assert.Equal(StepStatus.Open, asked.Run!["a"].Status);
    }

    [Theory]
    [InlineData("health", RefusalRule.OwnDepartment)]
    [InlineData("water", RefusalRule.OpinionPending)]
    [InlineData("fire", null)]
    public void Ask_OfOnesOwnDepartmentOrOfOneThatIsAskedAlready_Refuses(string department, RefusalRule? rule) =>
        Assert.Equal(rule, WorkflowEngine.Refuse(Service, Started().After(Service, Ask()), Ask() with { Department = department })?.Rule);

    [Fact]
    public void Ask_WithAFactThatTheStepDoesNotRead_Refuses() =>
        Assert.Equal(RefusalRule.SharedFactUnread, WorkflowEngine.Refuse(Service, Started(), Ask() with { Shared = ["size.n"] })?.Rule);

    [Fact]
    public void Ask_WhileTheApplicantOrAProcedureIsAwaited_IsLegal()
    {
        var suspended = Started().After(Service, new Suspend(Anna, "a", SpecialProcedure.Testing, "ten days", new DateOnly(2026, 4, 1)));
        Assert.Null(WorkflowEngine.Refuse(Service, suspended, Ask()));
        var awaiting = Started().After(Service, new RequestCorrection(Anna, "a", Id, [new CorrectionItem("person.name", CorrectionKind.Wrong, "")], ""));
        Assert.Null(WorkflowEngine.Refuse(Service, awaiting, Ask()));
    }

    [Fact]
    public void Ask_OfATaskThatAColleagueHolds_Refuses() =>
        Assert.Equal(RefusalRule.ClaimedByAnother, WorkflowEngine.Refuse(Service, Started().After(Service, new Claim(Given.Clerk("health", "Bo"), "a")), Ask())?.Rule);

    [Fact]
    public void Give_ByTheDepartmentThatWasAsked_IsTheOnlyWay()
    {
        var asked = Started().After(Service, Ask());
        Assert.Equal(RefusalRule.NotYourDepartment, Rule(asked, Anna));
        Assert.Equal(RefusalRule.NotYourDepartment, Rule(asked, Given.Citizen));
        Assert.Equal(RefusalRule.RoleMissing, Rule(asked, Given.Clerk("water", roles: StepRoles.Accept)));
        Assert.Equal(RefusalRule.OwnApplication, Rule(asked, Given.Citizen with { Department = "water", Roles = StepRoles.All }));
        Assert.Equal(RefusalRule.InvolvedInApplication, Rule(asked with { Involved = new HashSet<Guid> { Water.Person.Id } }, Water));
        var given = asked.After(Service, new GiveOpinion(Water, "a", Id, Stance.Agree, ""));
        Assert.Empty(given["a"].Deliberation.Opinions);
        Assert.Equal(RefusalRule.OpinionNotAsked, Rule(given, Water));
        Assert.Null(WorkflowEngine.Refuse(Service, given, Ask()));
    }

    [Fact]
    public void Decide_WaitsForNoOpinion_AndAfterItNoneIsGiven()
    {
        var decided = Started().After(Service, Ask(), new Grant(Anna, "a", ""));
        Assert.Equal(StepStatus.Granted, decided["a"].Status);
        Assert.Equal(RefusalRule.OpinionClosed, Rule(decided, Water));
    }

    [Fact]
    public void Note_IsWrittenWhoeverHoldsTheTask_AndWhateverBecameOfIt()
    {
        var note = new WriteNote(Anna, "a", Id, "");
        var held = Started().After(Service, new Claim(Given.Clerk("health", "Bo"), "a"));
        Assert.Equal(held, held.After(Service, note));
        Assert.Null(WorkflowEngine.Refuse(Service, held.After(Service, new Grant(Given.Clerk("health", "Bo"), "a", "")), note));
        Assert.Equal(RefusalRule.NotYourDepartment, WorkflowEngine.Refuse(Service, held, note with { By = Water })?.Rule);
        Assert.Empty(WorkflowEngine.Decide(Service, held, note, Given.Now).Effects);
    }

    private static RefusalRule? Rule(Run run, Actor by) => WorkflowEngine.Refuse(Service, run, new GiveOpinion(by, "a", Id, Stance.Agree, ""))?.Rule;

    private static AskOpinion Ask() => new(Anna, "a", Id, "water", null, ["person.name"], "digest");

    private static Run Started() => Given.Started(Service, Given.Named());
}
