using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class InstantApprovalTests
{
    private static readonly Dictionary<string, string> Written = new() { ["size.n"] = "5" };

    private static Step Instant(string key, string when, params string[] needs) =>
        Given.Step(key, needs: needs) with { Reads = ["person.name", "size.n"], Instant = new InstantRule(ConditionParser.Read(when), 2, Trust.B, 10) };

    [Fact]
    public void Apply_StepsOneAfterTheOther_GrantsAllOfThemInOneOutcome()
    {
        var outcome = Applied(Trust.A, Instant("a", "size.n > 1"), Instant("b", "size.n > 2", "a"), Instant("c", "size.n > 3", "b"), Given.Step("d", needs: "c"));

        Assert.Equal("a:Granted b:Granted c:Granted d:Open", outcome.Run!.Statuses());
        Assert.Equal([2, 2, 2], outcome.Events.OfType<StepGranted>().Select(granted => granted.Rule!.Version));
    }

    [Fact]
    public void Apply_WhereEverythingIsGranted_EndsTheApplication() =>
        Assert.Equal(CaseStatus.Granted, Applied(Trust.A, Instant("a", "size.n > 1")).Events.OfType<ApplicationEnded>().Single().Status);

    [Fact]
    public void Apply_WhereTheRuleDoesNotHold_LeavesItToAPersonAndRefusesNothing() =>
        Assert.Equal("a:Open b:Waiting", Applied(Trust.A, Instant("a", "size.n > 9"), Instant("b", "size.n > 1", "a")).Run!.Statuses());

    [Theory]
    [InlineData(Trust.A, StepStatus.Granted)]
    [InlineData(Trust.B, StepStatus.Granted)]
    [InlineData(Trust.C, StepStatus.Open)]
    [InlineData(Trust.D, StepStatus.Open)]
    public void Apply_OnFactsLessTrustedThanTheRuleAsks_LeavesItToAPerson(Trust trust, StepStatus status) =>
        Assert.Equal(status, Applied(trust, Instant("a", "size.n > 1")).Run!["a"].Status);

    [Fact]
    public void Apply_OnAFactThatIsNotKnown_LeavesItToAPerson() =>
        Assert.Equal(StepStatus.Open, Applied(Trust.A, Instant("a", "size.n > 1 and flag.a = true")).Run!["a"].Status);

    [Fact]
    public void Apply_ToAStepOnCommitment_RestsOnTheRule()
    {
        var step = Instant("a", "size.n > 1") with
        {
            Commitment = new CommitmentRule(Given.Words("terms"), new Duration(1, TimeUnit.Month), new Duration(5, TimeUnit.WorkingDay)),
        };
        var granted = Applied(Trust.A, new Choices(["a"], []), step).Events.OfType<StepGranted>().Single();
        Assert.Equal(GrantBasis.Rule, granted.Basis);
    }

    private static Outcome Applied(Trust trust, params Step[] steps) => Applied(trust, Choices.None, steps);

    private static Outcome Applied(Trust trust, Choices choices, params Step[] steps)
    {
        var (service, facts) = (Given.Service(steps), Given.Named(("size.n", 5)));
        var started = WorkflowEngine.Start(service, facts, Given.Applicant, Given.Now, choices);
        return InstantApproval.Apply(service, started, facts, Written, _ => trust, _ => false, Given.Now);
    }
}
