using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class RefusalTests
{
    [Fact]
    public void Refuse_WhenItStopsDependents_CancelsThemAndNoOthers()
    {
        var service = Given.Service(Given.Step("a"), Given.Step("b", needs: "a"), Given.Step("c", needs: "b"), Given.Step("d"));
        var run = Given.Started(service, Given.Named()).After(service, new Refuse(Given.Clerk("health"), "a", "no"));
        Assert.Equal("a:Refused b:Cancelled c:Cancelled d:Open", run.Statuses());
        Assert.Equal(CaseStatus.InReview, run.Status(service));
    }

    [Fact]
    public void Refuse_WhenItStopsAll_EndsTheCaseAsRefusedAlthoughOthersGranted()
    {
        var service = Given.Service(Given.Step("a") with { OnRefusal = OnRefusal.StopAll }, Given.Step("b"), Given.Step("c"));
        var run = Given.Started(service, Given.Named())
            .After(service, new Grant(Given.Clerk("health"), "b", ""), new Refuse(Given.Clerk("health"), "a", "no"));
        Assert.Equal("a:Refused b:Granted c:Cancelled", run.Statuses());
        Assert.Equal(CaseStatus.Refused, run.Status(service));
    }

    [Fact]
    public void Refuse_BehindAStepThatIsNotRequired_StopsWhatWaitsForThatStep()
    {
        var service = Given.Service(
            Given.Step("a"), Given.Step("b", "flag.b = true", needs: "a"), Given.Step("c", needs: "b"), Given.Step("d"));
        var run = Given.Started(service, Given.Named(("flag.b", false)))
            .After(service, new Refuse(Given.Clerk("health"), "a", "no"), new Grant(Given.Clerk("health"), "d", ""));
        Assert.Equal("a:Refused b:NotRequired c:Cancelled d:Granted", run.Statuses());
        Assert.Equal(CaseStatus.PartlyGranted, run.Status(service));
    }

    [Fact]
    public void Refuse_OfTheOnlyStep_EndsTheCaseAsRefused()
    {
        var service = Given.Service(Given.Step("a"));
        var run = Given.Started(service, Given.Named()).After(service, new Refuse(Given.Clerk("health"), "a", "no"));
        Assert.Equal(CaseStatus.Refused, run.Status(service));
    }
}
