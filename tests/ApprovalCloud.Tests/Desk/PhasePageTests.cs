using System.Net;
using ApprovalCloud.Tests.Support;
using static ApprovalCloud.Tests.Desk.TaskForms;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Desk;

/// <summary>Review and decision by two persons, over the pages.</summary>
public sealed class PhasePageTests(PhasedSqlitePlatform platform) : IClassFixture<PhasedSqlitePlatform>
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task Task_IsReviewedByOneAndDecidedByAnother()
    {
        var submitted = await given.ParallelSteps();
        var id = submitted.Id;
        var task = $"/desk/{id}/{Fire}";
        using var anna = await platform.SignedInToPages("clerk.fire-rescue");
        using var bo = await platform.SignedInToPages("colleague.fire-rescue");

        Assert.DoesNotContain("Decision.Verdict", await anna.GetStringAsync(Address(task)), StringComparison.Ordinal);
        Assert.Contains("Select what you recommend", await (await anna.Send(task, "Review", ("Review.Reasons", "wide exits"))).Words(), StringComparison.Ordinal);
        var nothing = await (await anna.Send(task, "Review", ("Review.Result", "Grant"), ("Review.Reasons", " "))).Words();
        Assert.Contains("Enter the reason", nothing, StringComparison.Ordinal);
        var reviewed = await (await anna.Send(task, "Review", ("Review.Result", "Grant"), ("Review.Reasons", "wide exits"))).Words();
        Assert.Contains("You have concluded the review", reviewed, StringComparison.Ordinal);
        Assert.Contains("so a colleague decides it", reviewed, StringComparison.Ordinal);
        Assert.Contains("Phase: Decision", await (await bo.GetAsync(Address($"/desk?search={submitted.Number}"))).Words(), StringComparison.Ordinal);

        var sent = await (await bo.Send(task, "SendBack", ("SendBack.Reason", "and the stairs?"))).Words();
        Assert.Contains("You have sent this task back", sent, StringComparison.Ordinal);
        Assert.Contains("so a colleague reviews it", sent, StringComparison.Ordinal);
        Assert.Contains("and the stairs?", await (await anna.GetAsync(Address(task))).Words(), StringComparison.Ordinal);
        await anna.Send(task, "Review", ("Review.Result", "Grant"), ("Review.Reasons", "the stairs too"));
        Assert.Contains("the stairs too", await (await bo.GetAsync(Address(task))).Words(), StringComparison.Ordinal);
        Assert.Contains("You have granted this step", await (await bo.Send(task, "Decide", ("Decision.Verdict", "Grant"))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_BySomebodyElse_IsNotFoundOrForbidden()
    {
        var id = (await given.ParallelSteps()).Id;
        var task = $"/desk/{id}/{Fire}";
        using var tobacco = await platform.SignedInToPages("clerk.tobacco");
        using var citizen = await platform.SignedInToPages("citizen");
        Assert.Equal(HttpStatusCode.NotFound, (await tobacco.GetAsync(Address(task))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync(Address(task))).StatusCode);
    }

    [Fact]
    public async Task Review_ConcludedMeanwhile_ComesBackAs409WithWhatWasTyped()
    {
        var id = (await given.ParallelSteps()).Id;
        var task = $"/desk/{id}/{Fire}";
        using var anna = await platform.SignedInToPages("clerk.fire-rescue");
        using var bo = await platform.SignedInToPages("colleague.fire-rescue");
        await anna.Send(task, "Review", ("Review.Result", "Grant"), ("Review.Reasons", "wide exits"));

        using var late = await bo.Send(task, "Review", ("Review.Result", "Refuse"), ("Review.Reasons", "narrow exits"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var words = await late.Words();
        Assert.Contains("has already concluded the review", words, StringComparison.Ordinal);
        Assert.Contains("narrow exits", words, StringComparison.Ordinal);
    }
}
