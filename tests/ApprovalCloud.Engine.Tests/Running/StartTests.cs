using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class StartTests
{
    private static readonly ServiceDefinition Service = Given.Service(
        Given.Step("a", "flag.a = true"), Given.Step("b", "size.n > 3", needs: "a"));

    [Fact]
    public void Start_WhileAQuestionIsOpen_RefusesAndNamesIt()
    {
        var outcome = WorkflowEngine.Start(Service, Given.Facts(("flag.a", true)), Given.Applicant, Given.Now);
        Assert.Equal(RefusalRule.FactsMissing, outcome.Refusal?.Rule);
        Assert.Contains(outcome.Refusal!.Subject, new[] { "person.name", "size.n" });
        Assert.Null(outcome.Run);
    }

    [Fact]
    public void Start_WhenNoStepApplies_SaysAtOnceThatNoApprovalIsNeeded() => Assert.Equal(
        RefusalRule.NoApprovalNeeded,
        WorkflowEngine.Start(Service, Given.Named(("flag.a", false), ("size.n", 1)), Given.Applicant, Given.Now).Refusal?.Rule);

    [Fact]
    public void Start_BeginsHistoryWithTheSubmission()
    {
        var events = WorkflowEngine.Start(Service, Given.Named(("flag.a", true), ("size.n", 1)), Given.Applicant, Given.Now).Events;
        Assert.Equal(
            [
                new ApplicationSubmitted(Given.Now, Given.Applicant), new StepNotRequired(Given.Now, null, "b"),
                new StepOpened(Given.Now, null, "a"),
            ],
            events);
    }

    [Fact]
    public void Start_WhenWhatAStepNeedsIsNotRequired_OpensItAtOnce()
    {
        var run = Given.Started(Service, Given.Named(("flag.a", false), ("size.n", 9)));
        Assert.Equal("a:NotRequired b:Open", run.Statuses());
    }

    [Fact]
    public void Start_WhenAFactIsUsedThatNothingAsks_RefusesAndNamesIt()
    {
        var service = Service with { Sections = [Given.Section([Given.Question("person.name"), Given.Question("flag.a")])] };
        var outcome = WorkflowEngine.Start(service, Given.Named(("flag.a", true), ("size.n", 9)), Given.Applicant, Given.Now);
        Assert.Equal(new Refusal(RefusalRule.FactsMissing, "size.n"), outcome.Refusal);
    }
}
