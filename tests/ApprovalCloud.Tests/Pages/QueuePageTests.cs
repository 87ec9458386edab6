using System.Net;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Pages;

/// <summary>The queue of the desk as a browser without JavaScript uses it.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class QueuePageTests(SqlitePlatform platform)
{
    [Fact]
    public async Task Queue_Filtered_ShowsWhatFits_AndKeepsTheFilterFromTabToTab()
    {
        var (one, other) = (await new Given(platform).ParallelSteps(), await new Given(platform).ParallelSteps());
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");

        using var found = await clerk.GetAsync(new Uri($"/desk?state=open&search={one.Number}&service=&step=&due=&holder=", UriKind.Relative));
        var page = await found.Words();

        Assert.Contains($"/desk/{one.Id}/fire-inspection", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/desk/{other.Id}/fire-inspection", page, StringComparison.Ordinal);
        Assert.Contains($"/desk?state=unclaimed&search={one.Number}", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk?due=never")]
    [InlineData("/desk?state=x")]
    [InlineData("/desk?holder=me")]
    public async Task Queue_ByWhatDoesNotExist_IsNotFound(string address)
    {
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        using var response = await clerk.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Filter_Saved_IsOfferedToItsClerkAlone()
    {
        using var clerk = await platform.SignedInToPages("clerk.water");
        using var colleague = await platform.SignedInToPages("colleague.water");

        using var saved = await clerk.Post("/desk?state=open&due=late&handler=save", ("Name", "Hurry first"));
        var kept = Assert.Single(await platform.Ok(new ListFilters(platform.Clerk("water"))));
        using var others = await colleague.Post($"/desk?handler=delete&id={kept.Id}");

        Assert.Contains("Hurry first", await saved.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hurry first", await colleague.GetStringAsync(new Uri("/desk", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
        using var deleted = await clerk.Post($"/desk?handler=delete&id={kept.Id}");
        Assert.DoesNotContain("Hurry first", await deleted.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_WithoutAName_IsAskedForIt()
    {
        using var clerk = await platform.SignedInToPages("clerk.water");

        using var refused = await clerk.Post("/desk?due=late&handler=save", ("Name", ""));

        Assert.Contains("Enter a name for the filter", await refused.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticked_AreClaimedTogether_AndThePageSaysWhatCameOfEach()
    {
        var (one, two) = (await new Given(platform).ParallelSteps(), await new Given(platform).ParallelSteps());
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        var ticks = new[] { await TickOf(clerk, one), await TickOf(clerk, two) };
        await platform.Ok(new ClaimStep(platform.Colleague("fire-rescue"), two.Id, "fire-inspection"));

        using var claimed = await clerk.PostFrom("/desk", "/desk/bulk?handler=Claim", [.. ticks.Select(tick => ("Task", tick)), ("Task", "nonsense"), ("Back", "?state=unclaimed")]);
        var words = await claimed.Words();

        Assert.Contains("1 of 2 tasks claimed", words, StringComparison.Ordinal);
        Assert.Contains("has claimed this task", words, StringComparison.Ordinal);
        Assert.Contains("href=\"/desk?state=unclaimed\"", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bulk_OfNothing_SaysSo()
    {
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");

        foreach (var handler in new[] { "Claim", "Release", "Grant" })
        {
            using var refused = await clerk.PostFrom("/desk", $"/desk/bulk?handler={handler}");
            Assert.Contains("Tick at least one task", await refused.Words(), StringComparison.Ordinal);
        }

        using var asked = await clerk.PostFrom("/desk", "/desk/bulk?handler=Review", ("Back", "https://elsewhere.example"));
        Assert.Contains("No task was ticked", await asked.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", await asked.Words(), StringComparison.Ordinal);
    }

    private static async Task<string> TickOf(HttpClient clerk, Submitted application) =>
        Assert.Single((await clerk.GetStringAsync(new Uri($"/desk?state=unclaimed&search={application.Number}", UriKind.Relative))).Split('"')
            .Where(part => part.StartsWith($"{application.Id}/fire-inspection/", StringComparison.Ordinal)).Distinct());
}
