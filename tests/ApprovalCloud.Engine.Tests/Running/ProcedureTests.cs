using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

/// <summary>Special procedures and visits under the law of several places.</summary>
public sealed class ProcedureTests
{
    private static readonly Workflows Workflows = WorkflowFolder.Read();
    private static readonly Actor Anna = Given.Clerk("health");
    private static readonly DateOnly Term = new(2026, 3, 20);

    [Fact]
    public void Suspend_WhereTheLawWantsTheTermTold_NeedsOne()
    {
        var (service, run) = Under("cn");
        Assert.Equal(RefusalRule.TermMissing, WorkflowEngine.Refuse(service, run, Testing())?.Rule);
        Assert.Null(WorkflowEngine.Refuse(service, run, Testing(Term)));
    }

    [Fact]
    public void Suspend_WhereTheLawDoesNotNameTheProcedure_NeedsNoTermAndTheClockGoesOn()
    {
        var (service, run) = Under("nl");
        var clock = Assert.Single(Clock(service, run, Testing()));
        Assert.Equal((ClockChange.WentOn, ClockRule.NotASuspension), (clock.Change, clock.Rule));
    }

    [Fact]
    public void Suspend_WithATerm_StopsTheClockFromTheNextDay()
    {
        var (service, run) = Under("cn");
        var clock = Assert.Single(Clock(service, run, Testing(Term)), one => one.Change == ClockChange.Stopped);
        Assert.Equal(OfficeTime.Of(service.Law).DateOf(Given.Now).AddDays(1), clock.On);
    }

    [Theory]
    [InlineData("cn")]
    [InlineData("nl")]
    public void Visit_UnderEveryLaw_StopsNoClockAndTheExplanationSaysSo(string law)
    {
        var (service, run) = Under(law);
        var clocks = Clock(service, run, Visit(Guid.AllBitsSet, "a", "b")).ToList();
        Assert.All(clocks, one => Assert.Equal((ClockChange.WentOn, ClockRule.Visit), (one.Change, one.Rule)));
        Assert.Equal(["a", "b"], clocks.Select(one => one.Clock));
        var received = new ClockEvent("a", ClockChange.Received, Term, ClockRule.Receipt, Text.Empty);
        var explained = RunningClock.Replay("a", service.Law.Step, [received, clocks[0]])!
            .Explain(new Duration(10, TimeUnit.WorkingDay), Workflows.Calendars[service.Law.Calendar]);
        Assert.Contains(explained, line => line.Words.En == "A visit of the premises on 4 Mar 2026 does not stop the clock");
    }

    [Fact]
    public void AppointVisit_MovesTheSameVisitForAllWhoTakePart()
    {
        var (service, run) = Under("cn");
        run = run.After(service, Visit(Guid.AllBitsSet, "a", "b"), new JoinVisit(Given.Clerk("fire"), "b", ["Bo", "Cy"]));
        var moved = WorkflowEngine.Decide(service, run, Visit(Guid.AllBitsSet, "a"), Given.Now);
        Assert.Equal(["a", "b"], Assert.IsType<VisitAppointed>(Assert.Single(moved.Events)).Steps);
        Assert.Equal(2, moved.Run!["b"].Detail.Officers);
    }

    [Fact]
    public void AppointVisit_OfAStepThatHasAnotherVisit_Refuses()
    {
        var (service, run) = Under("cn");
        run = run.After(service, Visit(Guid.AllBitsSet, "b", "b") with { By = Given.Clerk("fire") });
        Assert.Equal(new Refusal(RefusalRule.VisitNotPartOfStep, "b"), WorkflowEngine.Refuse(service, run, Visit(Guid.Empty, "a", "b")));
    }

    private static (ServiceDefinition Service, Run Run) Under(string law)
    {
        var service = Given.Service(Given.Step("a") with { Visits = true }, Given.Step("b", department: "fire") with { Visits = true }) with
        {
            Law = Workflows.Jurisdictions[law],
        };
        return (service, Given.Started(service, Given.Named()));
    }

    private static IEnumerable<ClockEvent> Clock(ServiceDefinition service, Run run, Decision decision)
    {
        var clocks = new StepClocks(service, OfficeTime.Of(service.Law));
        foreach (var happened in WorkflowEngine.Decide(service, run, decision, Given.Now).Events.OfType<StepEvent>())
        {
            foreach (var clock in clocks.Of(happened, run[happened.Step], Given.Now))
                yield return clock;
            run = WorkflowEngine.After(run, happened);
        }
    }

    private static Suspend Testing(DateOnly? term = null) => new(Anna, "a", SpecialProcedure.Testing, "samples", term);

    private static AppointVisit Visit(Guid visit, string by, params string[] steps) => new(Anna, by, visit, Given.Now.AddDays(2), steps, "");
}
