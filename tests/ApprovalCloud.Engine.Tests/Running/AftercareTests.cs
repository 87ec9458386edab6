using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

/// <summary>What may follow, what is checked, what is taken back.</summary>
public sealed class AftercareTests
{
    private static readonly Actor Clerk = Given.Clerk("health");
    private static readonly FollowUp Later = new("plan", new DateOnly(2026, 3, 20));

    private static readonly ServiceDefinition Service = Given.Service(Given.Step("a"), Given.Step("b", needs: "a")) with
    {
        Materials = [Given.Material("plan", readBy: "a") with { Secondary = true }, Given.Material("other", readBy: "a") with { Secondary = true }],
    };

    [Fact]
    public void Grant_WhileSomethingIsAwaited_OpensNothingUntilTheLastOfItHasCome()
    {
        var run = Started(new Choices([], ["plan", "other"])).After(Service, new Accept(Clerk, "a", [Later, Later with { Material = "other" }]), new Grant(Clerk, "a", ""));
        Assert.Equal("a:Withheld b:Waiting", run.Statuses());

        run = run.After(Service, new ReceiveMaterial(Clerk, "a", "plan"));
        Assert.Equal("a:Withheld b:Waiting", run.Statuses());
        Assert.Equal("a:Granted b:Open", run.After(Service, new ReceiveMaterial(Clerk, "a", "other")).Statuses());
    }

    [Fact]
    public void Lapse_OfWhatIsHeldBack_StopsWhatNeedsIt() => Assert.Equal("a:Lapsed b:Cancelled", Started(new Choices([], ["plan"]))
        .After(Service, new Accept(Clerk, "a", [Later]), new Grant(Clerk, "a", ""), new Lapse("a")).Statuses());

    [Fact]
    public void Withdraw_WhileSomethingIsHeldBack_CancelsIt() => Assert.Equal("a:Cancelled b:Cancelled", Started(new Choices([], ["plan"]))
        .After(Service, new Accept(Clerk, "a", [Later]), new Grant(Clerk, "a", ""), new Withdraw(Given.Citizen, "changed plans")).Statuses());

    [Fact]
    public void Rectify_WithoutADay_IsRefused_AndWithOneTheCheckStaysOpen()
    {
        var run = Started(new Choices(["a"], [])).After(Service, new Grant(Clerk, "a", ""));
        Assert.Equal(RefusalRule.TermMissing, WorkflowEngine.Refuse(Service, run, Check(CheckResult.ToRectify))!.Rule);

        run = run.After(Service, Check(CheckResult.ToRectify, new DateOnly(2026, 4, 1)));
        Assert.Equal(CheckKind.Commitment, run["a"].Detail.Check);
        run = run.After(Service, Check(CheckResult.Kept));
        Assert.Equal(RefusalRule.NothingToCheck, WorkflowEngine.Refuse(Service, run, Check(CheckResult.Kept))!.Rule);
    }

    private static Run Started(Choices choices) => WorkflowEngine.Start(Service, Given.Named(), Given.Applicant, Given.Now, choices).Run!;

    private static CheckCommitment Check(CheckResult result, DateOnly? by = null) => new(Clerk, "a", result, "seen", by);
}
