using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class CorrectionTests
{
    private static readonly ServiceDefinition Service = Given.Service(
        Given.Step("a", "size.n >= 300"), Given.Step("b"), Given.Step("c", "size.n < 300", needs: "b"));

    private static readonly Facts Large = Given.Named(("size.n", 320));
    private static readonly Facts Small = Given.Named(("size.n", 32));

    [Fact]
    public void AnswerCorrection_BringsStepsThatApplyNowAndDropsThoseThatNoLongerDo()
    {
        var run = Asked("b").After(Service, Answer(Small));
        Assert.Equal("a:NotRequired b:Open c:Waiting", run.Statuses());
    }

    [Fact]
    public void AnswerCorrection_WhenItDropsTheStepThatAsked_GivesNobodyATask()
    {
        var outcome = WorkflowEngine.Decide(Service, Asked("a"), Answer(Small), Given.Now);
        Assert.Equal(StepStatus.NotRequired, outcome.Run!["a"].Status);
        Assert.DoesNotContain(outcome.Effects, effect => effect is Effect.TaskOpened { Step: "a" });
    }

    [Fact]
    public void AnswerCorrection_AfterAGrant_LetsTheGrantStand()
    {
        var asked = Given.Started(Service, Large).After(Service, new Grant(Given.Clerk("health"), "a", ""), Ask("b"));
        Assert.Equal("a:Granted b:Open c:Waiting", asked.After(Service, Answer(Small)).Statuses());
    }

    [Fact]
    public void AnswerCorrection_WhenNothingIsNeededAnyMore_RefusesAndTheStepStillWaits()
    {
        var service = Given.Service(Given.Step("a", "size.n >= 300"));
        var asked = Given.Started(service, Large).After(service, Ask("a"));
        var outcome = WorkflowEngine.Decide(service, asked, Answer(Small), Given.Now);
        Assert.Equal(RefusalRule.NoApprovalNeeded, outcome.Refusal?.Rule);
        Assert.Equal(CaseStatus.Withdrawn, asked.After(service, new Withdraw(Given.Citizen, "not needed")).Status(service));
    }

    [Fact]
    public void AnswerCorrection_WhenTheNewFactsAskMore_RefusesAndNamesTheQuestion()
    {
        var outcome = WorkflowEngine.Decide(Service, Asked("b"), Answer(Given.Facts(("size.n", 32))), Given.Now);
        Assert.Equal(new Refusal(RefusalRule.FactsMissing, "person.name"), outcome.Refusal);
    }

    [Fact]
    public void AnswerCorrection_Twice_RefusesTheSecond()
    {
        var answered = Asked("b").After(Service, Answer(Large));
        Assert.Equal(RefusalRule.CorrectionNotOpen, WorkflowEngine.Refuse(Service, answered, Answer(Large))?.Rule);
    }

    [Fact]
    public void RequestCorrection_MakesTheCaseAwaitTheApplicantWhileOtherStepsGoOn()
    {
        var run = Asked("b");
        Assert.Equal(CaseStatus.AwaitingApplicant, run.Status(Service));
        Assert.Equal(StepStatus.Granted, run.After(Service, new Grant(Given.Clerk("health"), "a", ""))["a"].Status);
    }

    [Fact]
    public void StepInvolvedAgain_BeginsWithoutItsFormerHolder()
    {
        var run = Given.Started(Service, Large).After(
            Service, new Claim(Given.Clerk("health"), "a"), Ask("b"), Answer(Small), Ask("b"), Answer(Large));
        Assert.Equal(StepStatus.Open, run["a"].Status);
        Assert.Null(run["a"].Assignee);
    }

    private static Run Asked(string step) => Given.Started(Service, Large).After(Service, Ask(step));

    private static RequestCorrection Ask(string step) => new(
        Given.Clerk("health"), step, Guid.AllBitsSet, [new CorrectionItem("person.name", CorrectionKind.Unclear, "")], "please");

    private static AnswerCorrection Answer(Facts facts) => new(Given.Citizen, Guid.AllBitsSet, facts, ["size.n"]);
}
