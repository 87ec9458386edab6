using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class AppealTests
{
    private static readonly Actor Supervisor = new(new Person(new Guid(3, 0, 0, new byte[8]), "Su")) { IsSupervisor = true };

    private static readonly ServiceDefinition Service = Given.Service(
        Given.Step("a") with { OnRefusal = OnRefusal.StopAll }, Given.Step("b"), Given.Step("c", needs: "a")) with
    {
        Law = Jurisdiction.None with
        {
            Remedies =
            [
                new Remedy("reconsideration", Given.Words("Reconsideration"), new Duration(60, TimeUnit.CalendarDay), Text.Empty)
                {
                    DecideWithin = new Duration(60, TimeUnit.CalendarDay),
                },
                new Remedy("lawsuit", Given.Words("Lawsuit"), new Duration(6, TimeUnit.Month), Text.Empty),
            ],
        },
    };

    private static Run Started => Given.Started(Service, Given.Named());

    [Fact]
    public void SetAside_ReopensTheStepAndWhatItsRefusalStopped()
    {
        var refused = Started.After(Service, Refuse("a"));
        Assert.True(refused.IsEnded);

        var reopened = refused.After(Service, File("a"), Decide("a", AppealOutcome.SetAside));

        Assert.Equal("a:Open b:Open c:Waiting", reopened.Statuses());
        Assert.Equal(CaseStatus.InReview, reopened.Status(Service));
        Assert.Equal(CaseStatus.Granted, reopened.After(Service, Grant("a"), Grant("b"), Grant("c")).Status(Service));
    }

    [Fact]
    public void SetAside_WhileAnotherRefusalStopsEverything_EndsAgainAtOnce()
    {
        var refused = Started.After(Service, Refuse("b"), Refuse("a"), File("b"));

        var outcome = WorkflowEngine.Decide(Service, refused, Decide("b", AppealOutcome.SetAside), Given.Now);

        Assert.True(outcome.Run!.IsEnded);
        Assert.Single(outcome.Events, happened => happened is ApplicationEnded);
        Assert.Equal(StepStatus.Cancelled, outcome.Run["b"].Status);
    }

    [Fact]
    public void SetAside_OfWhatTheApplicantWithdrew_ReopensNothing()
    {
        var withdrawn = Started.After(Service, Refuse("b"), File("b"), new Withdraw(Given.Citizen, ""));

        var outcome = WorkflowEngine.Decide(Service, withdrawn, Decide("b", AppealOutcome.SetAside), Given.Now);

        Assert.IsType<AppealDecided>(Assert.Single(outcome.Events));
        Assert.Equal(StepStatus.Refused, outcome.Run!["b"].Status);
    }

    [Fact]
    public void Refused_AgainAfterItWasSetAside_CanBeAppealedAgainstAgain()
    {
        var again = Started.After(Service, Refuse("b"), File("b"), Decide("b", AppealOutcome.SetAside), Refuse("b"));

        Assert.Equal(AppealState.Filed, again.After(Service, File("b"))["b"].Detail.Appeal);
    }

    [Fact]
    public void SetAside_WhereNothingIsNeededAnyMore_LetsTheApplicantAnswerACorrection()
    {
        var service = Service with
        {
            Steps = [Given.Step("a", "flag.a = true"), Given.Step("b", "flag.b = true")],
            Sections = [Given.Section([Given.Question("flag.a"), Given.Question("flag.b")])],
        };
        var none = Given.Named(("flag.a", false), ("flag.b", false));
        var run = Given.Started(service, Given.Named(("flag.a", true), ("flag.b", true)))
            .After(service, Refuse("a"), Correct("b"), new AnswerCorrection(Given.Citizen, Guid.Empty, none, ["flag.b"]))
            .After(service, File("a"), Decide("a", AppealOutcome.SetAside), Correct("a"));

        Assert.Null(WorkflowEngine.Refuse(service, run, new AnswerCorrection(Given.Citizen, Guid.Empty, none, [])));
    }

    [Theory]
    [InlineData("lawsuit")]
    [InlineData("complaint")]
    public void File_OfARemedyThatIsNotFiledHere_IsRefused(string remedy) =>
        Assert.Equal(RefusalRule.RemedyUnknown, WorkflowEngine.Refuse(Service, Started.After(Service, Refuse("b")), File("b") with { Remedy = remedy })!.Rule);

    [Fact]
    public void File_TwiceOrAfterWithdrawalOrBySomebodyElse_IsRefused()
    {
        var refused = Started.After(Service, Refuse("b"));

        Assert.Equal(RefusalRule.AppealPending, WorkflowEngine.Refuse(Service, refused.After(Service, File("b")), File("b"))!.Rule);
        Assert.Equal(RefusalRule.ApplicationEnded, WorkflowEngine.Refuse(Service, refused.After(Service, new Withdraw(Given.Citizen, "")), File("b"))!.Rule);
        Assert.Equal(RefusalRule.NotTheApplicant, WorkflowEngine.Refuse(Service, refused, File("b") with { By = Given.Clerk("health") })!.Rule);
        Assert.Equal(RefusalRule.NotRefused, WorkflowEngine.Refuse(Service, refused, File("a"))!.Rule);
    }

    [Fact]
    public void Filed_TellsTheApplicantThatItHasComeAndTheSupervisors()
    {
        var outcome = WorkflowEngine.Decide(Service, Started.After(Service, Refuse("b")), File("b"), Given.Now);

        var filed = Assert.IsType<AppealFiled>(Assert.Single(outcome.Events));
        Assert.Equal([new Effect.TellApplicant(filed), new Effect.TellSupervisors(filed)], outcome.Effects);
    }

    private static Refuse Refuse(string step) => new(Given.Clerk("health"), step, "not allowed here");

    private static Grant Grant(string step) => new(Given.Clerk("health"), step, "");

    private static RequestCorrection Correct(string step) =>
        new(Given.Clerk("health"), step, Guid.Empty, [new CorrectionItem("person.name", CorrectionKind.Wrong, "as on the card")], "please correct");

    private static FileAppeal File(string step) => new(Given.Citizen, step, "reconsideration", "it is allowed");

    private static DecideAppeal Decide(string step, AppealOutcome result) => new(Supervisor, step, result, "looked into");
}
