using System.Net;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Pages;

/// <summary>Board, turnaround and the cases behind their figures.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class WatchPageTests(SqlitePlatform platform)
{
    [Fact]
    public async Task Board_LeadsToTheStepsThatAFigureCounts()
    {
        var submitted = await new Given(platform).ParallelSteps();
        using var supervisor = await platform.SignedInToPages("supervisor");

        var board = await Page(supervisor, "/watch");
        var steps = await Page(supervisor, "/watch/overdue?within=all&service=open-a-restaurant&department=fire-rescue&step=fire-inspection");

        Assert.Contains("/watch/overdue?within=all&service=open-a-restaurant&department=fire-rescue&step=fire-inspection", board, StringComparison.Ordinal);
        Assert.Contains(submitted.Number, steps, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_Alone_IsAPartOfThePage()
    {
        await new Given(platform).ParallelSteps();
        using var supervisor = await platform.SignedInToPages("supervisor");

        var board = await Page(supervisor, "/watch?handler=board");

        Assert.StartsWith("<div id=\"board\"", board.TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turnaround_LeadsToTheCasesThatAFigureCounts()
    {
        var submitted = await new Given(platform).ParallelSteps();
        await platform.Ok(new DecideStep(platform.Clerk("fire-rescue"), submitted.Id, "fire-inspection", Verdict.Grant, ""));
        using var supervisor = await platform.SignedInToPages("supervisor");
        foreach (var by in new[] { "service", "department", "step", "channel", "month" })
            Assert.Contains("What these figures include", await Page(supervisor, $"/watch/turnaround?by={by}&department=fire-rescue"), StringComparison.Ordinal);

        var page = await Page(supervisor, "/watch/turnaround?by=step&department=fire-rescue");
        var address = page.Split('"').First(part => part.StartsWith("/watch/cases?", StringComparison.Ordinal));

        Assert.Contains(submitted.Number, await Page(supervisor, address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/watch/cases?from=202613&to=202613")]
    [InlineData("/watch/cases")]
    [InlineData("/watch/cases?from=202601&to=202612&cursor=x")]
    [InlineData("/watch/turnaround?by=nothing")]
    public async Task AddressThatSaysNothing_IsNotFound(string address)
    {
        using var supervisor = await platform.SignedInToPages("supervisor");
        using var response = await supervisor.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task BoardsLine_IsForSupervisorsAlone()
    {
        foreach (var account in new[] { "citizen", "clerk.fire-rescue", "designer", "assistant" })
        {
            using var client = await platform.SignedInToPages(account);
            using var response = await client.GetAsync("/watch/live");
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    private static async Task<string> Page(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address));
}
