using System.Globalization;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Tests.Delegations;
using ApprovalCloud.Tests.Materials;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>The first page of a PDF in its tile: where its applicant looks, and nowhere else.</summary>
[Collection(nameof(Chromium))]
public sealed class ThumbnailTests(Chromium chromium) : IAsyncDisposable
{
    private const string Tile = $"#material-{FileStory.Plan} .app-file__kind";

    // Something dark on something white.
    private const string IsDrawn = """
        canvas => {
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            return data.some((value, place) => place % 4 === 0 && value < 200) && data.some((value) => value === 255);
        }
        """;

    private readonly FileStory story = new(chromium.Platform);

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("zh-Hans", 390)]
    [InlineData("zh-Hant", 390)]
    public async Task PdfOfOnesOwn_ShowsItsFirstPage_OnceItHasCome_WithNoLookOnRecord(string culture, int width)
    {
        var (draft, page) = (await Draft(), await chromium.Open("citizen2", culture, width));
        var fetched = Fetched(page);
        await page.GotoAsync($"/apply/{draft}/materials");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.DoesNotContain(fetched, IsReader);

        await page.SetInputFilesAsync($"#material-{FileStory.Plan} input[name='file-{FileStory.Plan}']", Pdf(ViewerTests.TwoPages));
        await page.Locator($"{Tile} canvas").WaitForAsync();
        Assert.True(await page.Locator($"{Tile} canvas").EvaluateAsync<bool>(IsDrawn));
        Assert.Contains("plan.pdf", await page.InnerTextAsync($"#material-{FileStory.Plan} .app-file a"), StringComparison.Ordinal);
        Assert.Equal([], await page.Wrong(390, 320));
        await page.ReloadAsync();
        await page.Locator(Tile).ScrollIntoViewIfNeededAsync();
        await page.Locator($"{Tile} canvas").WaitForAsync();

        Assert.Empty((await chromium.Platform.Ok(new ListAccess(chromium.Platform.OtherCitizen, draft))).Rows);
    }

    [Theory]
    [InlineData("qpdf_minimal.pdf")]
    [InlineData("pdfjs_noembed-eucjp.pdf")]
    [InlineData("pdfjs_hello_world_rotated.pdf")]
    public async Task RealPdf_ShowsItsFirstPage(string name)
    {
        var content = await File.ReadAllBytesAsync(Path.Combine(InspectionTests.Folder().FullName, "pdf_ok", name), TestContext.Current.CancellationToken);
        var page = await chromium.Open("citizen2");
        await page.GotoAsync($"/apply/{await WithPdf(content)}/materials");
        await page.Locator(Tile).ScrollIntoViewIfNeededAsync();
        await page.Locator($"{Tile} canvas").WaitForAsync();
        Assert.True(await page.Locator($"{Tile} canvas").EvaluateAsync<bool>(IsDrawn));
    }

    [Fact]
    public async Task Tile_ThatTurnsIntoAPage_MovesNothing_AndOfALargeFileOnlyAPartIsFetched()
    {
        var (draft, page) = (await WithPdf(Large()), await chromium.Open("citizen2"));
        await page.AddInitScriptAsync("window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.moved += one.value; })).observe({ type: 'layout-shift', buffered: true });");
        var parts = new List<IResponse>();
        page.Response += (_, response) => parts.AddRange(response.Url.Contains("/files/", StringComparison.Ordinal) ? [response] : Array.Empty<IResponse>());
        var fetched = page.WaitForResponseAsync(response => response.Url.Contains("/files/", StringComparison.Ordinal) && response.Status == 206);
        // Drawn only once the page stands: what other scripts move of it while it loads is not the tile's doing.
        var stands = new TaskCompletionSource();
        await page.RouteAsync("**/lib/first-page.js", async route =>
        {
            await stands.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync($"/apply/{draft}/materials");
        await page.Locator(Tile).ScrollIntoViewIfNeededAsync();
        await page.EvaluateAsync("new Promise((done) => requestAnimationFrame(() => setTimeout(() => { window.moved = 0; done(); }, 200)))");
        stands.SetResult();
        var before = await page.Locator(Tile).BoundingBoxAsync();
        await page.Locator($"{Tile} canvas").WaitForAsync();
        var after = await page.Locator(Tile).BoundingBoxAsync();

        Assert.Equal((before!.X, before.Y, before.Width, before.Height), (after!.X, after.Y, after.Width, after.Height));
        Assert.Equal(0, await page.EvaluateAsync<double>("window.moved"));
        await fetched;
        // The first answer, which would be all of it, is cut off once it says that parts can be had.
        var whole = parts.Where(part => part.Status != 206).ToList();
        for (var waited = 0; waited < 100 && whole.Exists(part => part.Request.Failure is null); waited++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.All(whole, part => Assert.Equal("net::ERR_ABORTED", part.Request.Failure));
        Assert.True(parts.Except(whole).Sum(part => int.Parse(part.Headers["content-length"], CultureInfo.InvariantCulture)) < 1_000_000);
    }

    [Fact]
    public async Task Tile_Stays_WhereThePdfCannotBeDrawn()
    {
        var (draft, page) = (await WithPdf(), await chromium.Open("citizen2"));
        await page.RouteAsync("**/files/**", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/pdf", BodyBytes = "%PDF-1.7 no more"u8.ToArray() }));
        await page.GotoAsync($"/apply/{draft}/materials");
        await page.RunAndWaitForRequestFinishedAsync(
            () => page.Locator(Tile).ScrollIntoViewIfNeededAsync(), new() { Predicate = request => request.Url.Contains("/files/", StringComparison.Ordinal) });
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Stays(page);
    }

    [Fact]
    public async Task Tile_Stays_WhereThereIsNoReaderOfPdfs()
    {
        var (draft, page) = (await WithPdf(), await chromium.Open("citizen2"));
        await page.RouteAsync("**/lib/first-page.js", route => route.AbortAsync());
        await page.GotoAsync($"/apply/{draft}/materials");
        await page.RunAndWaitForRequestAsync(() => page.Locator(Tile).ScrollIntoViewIfNeededAsync(), new Regex("first-page"));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Stays(page);
    }

    [Fact]
    public async Task Tile_Stays_WithoutAScript()
    {
        var page = await chromium.Open("citizen2", javaScript: false);
        await page.GotoAsync($"/apply/{await WithPdf()}/materials");
        await Stays(page);
    }

    [Fact]
    public async Task WhoeverActsForTheApplicant_OrSitsAtTheDesk_FetchesNoFileThatTheyDoNotOpen()
    {
        await chromium.Platform.InDatabase(db => db.Delegations.ExecuteDeleteAsync());
        var delegations = new DelegationStory(chromium.Platform);
        var delegation = await delegations.Given();
        var own = await new Given(chromium.Platform).Draft();
        await story.HandIn(own, FileStory.Plan, ViewerTests.TwoPages);
        var (sent, _) = await story.Sent();
        foreach (var (account, address) in new[] { ("citizen2", $"/apply/{own}/materials"), ("clerk.fire-rescue", $"/desk/{sent}/{FileStory.Fire}") })
        {
            var page = await chromium.Open(account);
            var fetched = Fetched(page);
            await page.GotoAsync(address);
            await page.Locator(".app-file__kind").First.ScrollIntoViewIfNeededAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            Assert.DoesNotContain(fetched, one => IsReader(one) || one.Contains("/files/", StringComparison.Ordinal));
        }

        await chromium.Platform.Ok(new EndDelegation(chromium.Platform.Citizen, delegation));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private static async Task Stays(IPage page)
    {
        Assert.Equal("PDF", await page.InnerTextAsync(Tile));
        Assert.Equal(0, await page.Locator($"{Tile} canvas").CountAsync());
        Assert.Equal("plan.pdf", await page.InnerTextAsync($"#material-{FileStory.Plan} .app-file a"));
    }

    private static bool IsReader(string address) => address.Contains("first-page", StringComparison.Ordinal) || address.Contains("/pdf/", StringComparison.Ordinal);

    private static List<string> Fetched(IPage page)
    {
        var fetched = new List<string>();
        page.Request += (_, request) => fetched.Add(request.Url);
        return fetched;
    }

    private static FilePayload Pdf(byte[] content) => new() { Name = "plan.pdf", MimeType = "application/pdf", Buffer = content };

    // What is large in it, no page shows.
    private static byte[] Large()
    {
        var filler = new string('x', 6_000_000);
        return TestFiles.PdfOf("<< /Type /Catalog /Pages 2 0 R >>", $"<< /Length {filler.Length} >>\nstream\n{filler}\nendstream");
    }

    private Task<Guid> Draft() => new Given(chromium.Platform).Draft(chromium.Platform.OtherCitizen);

    private async Task<Guid> WithPdf(byte[]? content = null)
    {
        var draft = await Draft();
        await story.HandIn(draft, FileStory.Plan, content ?? ViewerTests.TwoPages, by: chromium.Platform.OtherCitizen);
        return draft;
    }
}
