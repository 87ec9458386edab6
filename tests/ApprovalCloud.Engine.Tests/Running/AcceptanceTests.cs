using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class AcceptanceTests
{
    private static readonly ServiceDefinition Service = Given.Service(Given.Step("a", "size.n >= 300"), Given.Step("b"));

    private static readonly Facts Large = Given.Named(("size.n", 320));

    private static readonly Actor Clerk = Given.Clerk("health");

    [Fact]
    public void FindUnneeded_StandsWhenConditionsAreLookedAtAgain()
    {
        var run = Given.Started(Service, Large).After(Service, new FindUnneeded(Clerk, "a", "below the threshold"), Ask("b"), Answer(Large));
        Assert.Equal("a:NotRequired b:Open", run.Statuses());
        Assert.Equal(Clerk.Person, run["a"].DecidedBy);
    }

    [Fact]
    public void FindUnneeded_OfEveryStep_EndsTheCaseWithoutAGrant()
    {
        var run = Given.Started(Service, Large).After(Service, new FindUnneeded(Clerk, "a", "no"), new FindUnneeded(Clerk, "b", "no"));
        Assert.Equal((true, CaseStatus.NotRequired), (run.IsEnded, run.Status(Service)));
    }

    [Fact]
    public void FixOnTheSpot_SaysHowTheApplicantAgreed()
    {
        var fix = new FixOnTheSpot(Clerk, "b", Large, ["person.name"], "a slip") { Agreed = Agreement.Telephone };
        var put = WorkflowEngine.Decide(Service, Given.Started(Service, Large), fix, Given.Now).Events.OfType<FixedOnTheSpot>().Single();
        Assert.Equal(Agreement.Telephone, put.Agreed);
    }

    [Theory]
    [InlineData(ClockStart.Acceptance)]
    [InlineData(ClockStart.CompleteDocuments)]
    public void Clock_WhileACorrectionIsAwaitedBeforeAcceptance_Stands_AndBeginsWithTheAnswer(ClockStart starts)
    {
        var law = new Jurisdiction("law", Text.Empty, "", "UTC", new TimeLimit(new Duration(20, TimeUnit.CalendarDay), starts), Jurisdiction.None.Case);
        var service = Given.Service(Given.Step("b")) with { Law = law };
        var (clocks, submitted, events) = (new StepClocks(service, OfficeTime.Of(law)), Given.Now, new List<ClockEvent>());
        var run = WorkflowEngine.NewRun(service, Given.Applicant, Choices.None);

        Happen(WorkflowEngine.Start(service, Given.Named(), Given.Applicant, submitted));
        Happen(WorkflowEngine.Decide(service, run, Ask("b"), submitted.AddDays(2)));
        var waiting = RunningClock.Replay("b", law.Step, events)!;
        Happen(WorkflowEngine.Decide(service, run, Answer(Given.Named()), submitted.AddDays(50)));
        var answered = RunningClock.Replay("b", law.Step, events)!;

        Assert.True(waiting.IsStopped(new DateOnly(2026, 4, 1)));
        Assert.Equal((false, new DateOnly(2026, 4, 21)), (answered.IsStopped(new DateOnly(2026, 4, 21)), answered.Started));
        Assert.Empty(answered.Stopped(answered.Started!.Value));

        void Happen(Outcome outcome)
        {
            foreach (var happened in outcome.Events)
            {
                if (happened is StepEvent on)
                    events.AddRange(clocks.Of(on, run[on.Step], submitted));
                run = WorkflowEngine.After(run, happened);
            }
        }
    }

    private static RequestCorrection Ask(string step) => new(
        Clerk, step, Guid.AllBitsSet, [new CorrectionItem("person.name", CorrectionKind.Unclear, "")], "please");

    private static AnswerCorrection Answer(Facts facts) => new(Given.Citizen, Guid.AllBitsSet, facts, []);
}
