using System.Net;
using System.Text;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using ApprovalCloud.Web.Exports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

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
    [InlineData("/watch/turnaround?handler=file&by=step")]
    [InlineData("/watch/bottlenecks?handler=file")]
    [InlineData("/watch/cases?handler=file&steps=true&from=202601&to=202612")]
    public async Task Table_TakenAway_IsCsvOrAWorkbook(string address)
    {
        var submitted = await new Given(platform).ParallelSteps();
        await platform.Ok(new DecideStep(platform.Clerk("fire-rescue"), submitted.Id, "fire-inspection", Verdict.Grant, ""));
        using var supervisor = await platform.SignedInToPages("supervisor");

        var text = await supervisor.GetByteArrayAsync(new Uri($"{address}&format=csv", UriKind.Relative));
        var workbook = new MemoryStream(await supervisor.GetByteArrayAsync(new Uri($"{address}&format=xlsx", UriKind.Relative)));

        Assert.Equal([0xEF, 0xBB, 0xBF], text.Take(3));
        var lines = Encoding.UTF8.GetString(text).Trim().Split('\n');
        Assert.Contains(lines, line => line.Contains("Fire safety inspection before opening", StringComparison.Ordinal));
        Assert.Equal(lines.Length, MiniExcelLibs.MiniExcel.Query(workbook).Count());
        using var other = await supervisor.GetAsync(new Uri($"{address}&format=exe", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task Table_WithANameThatLooksLikeAFormula_IsWrittenAsText()
    {
        var sheet = new Sheet("x", ["Name"], new[] { new object?[] { "=1+1" } }.ToAsyncEnumerable());
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };

        await sheet.As(Sheet.Csv).ExecuteResultAsync(new ActionContext(context, new RouteData(), new ActionDescriptor()));

        var text = Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
        Assert.DoesNotContain("\n=", text, StringComparison.Ordinal);
        Assert.Contains("'=1+1", text, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("supervisor", "/watch")]
    [InlineData("clerk.fire-rescue", "/desk")]
    public async Task EveryPageThatIsListed_OpensWithoutAComplaint(string account, string room)
    {
        using var staff = await platform.SignedInToPages(account);
        var listed = (await Page(staff, room)).Split("moj-sub-navigation__link\" href=\"").Skip(1).Select(rest => rest.Split('"')[0]).ToList();

        Assert.True(listed.Count > 6);
        foreach (var address in listed)
            Assert.DoesNotContain("govuk-error-summary", await Page(staff, address), StringComparison.Ordinal);
    }

    private static async Task<string> Page(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address));
}
