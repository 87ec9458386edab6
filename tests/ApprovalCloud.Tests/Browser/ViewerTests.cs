using System.Text.RegularExpressions;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Materials;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>A clerk looks at a document in the page: nearer, turned, page by page.</summary>
[Collection(nameof(Chromium))]
public sealed class ViewerTests(Chromium chromium) : IAsyncDisposable
{
    internal static readonly byte[] TwoPages = TestFiles.PdfOf(
        "<< /Type /Catalog /Pages 4 0 R >>", "<< /Type /Pages /Kids [5 0 R 6 0 R] /Count 2 >>", Page(7), Page(8), Words("Floor plan"), Words("Ways out"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");

    [Theory]
    [InlineData("en", 1440, "Page 1 of 2", "Page 2 of 2")]
    [InlineData("zh-Hans", 390, "第 1 页，共 2 页", "第 2 页，共 2 页")]
    [InlineData("zh-Hant", 390, "第 1 頁，共 2 頁", "第 2 頁，共 2 頁")]
    public async Task Pdf_IsDrawnReadNearerTurnedAndPagedThrough_WithOneLookOnRecord(string culture, int width, string first, string last)
    {
        var (id, page) = (await Sent(TwoPages), await chromium.Open("clerk.fire-rescue", culture, width));
        await Open(page, id);
        var sheet = page.Locator(".app-viewer__page").First;
        await Assertions.Expect(sheet.Locator(".app-viewer__letters")).ToHaveTextAsync("Floor plan");
        Assert.True(await sheet.Locator("canvas").EvaluateAsync<bool>(
            "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value, place) => place % 4 === 0 && value < 128)"));
        await Assertions.Expect(page.Locator("[data-words]")).ToHaveTextAsync(first);
        Assert.Empty(await page.Faults());

        var (wide, high) = await Size(sheet);
        await page.ClickAsync("[data-view=nearer]");
        await Assertions.Expect(sheet.Locator("canvas")).ToHaveCSSAsync("width", new Regex($"^{(int)(wide * 1.25)}"));
        await page.ClickAsync("[data-view=farther]");
        await page.ClickAsync("[data-view=right]");
        await Assertions.Expect(sheet.Locator("canvas")).ToHaveCSSAsync("height", new Regex($"^{(int)(wide * wide / high)}"));
        await page.ClickAsync("[data-view=left]");
        await page.Locator(".app-viewer__pages").EvaluateAsync("pages => pages.scrollTo(0, pages.scrollHeight)");
        await Assertions.Expect(page.Locator("[data-words]")).ToHaveTextAsync(last);
        await Assertions.Expect(page.Locator(".app-viewer__letters").Last).ToHaveTextAsync("Ways out");
        await page.Fits();

        Assert.Single((await chromium.Platform.Ok(new ListAccess(chromium.Platform.OtherCitizen, id))).Rows, row => row.Facts.SequenceEqual([$"material:{FileStory.Plan}"]));
    }

    [Fact]
    public async Task Picture_IsShownNearerAndTurned()
    {
        var page = await chromium.Open("clerk.fire-rescue");
        await Open(page, await Sent(TestFiles.Png));
        var picture = page.Locator(".app-viewer__pages img");
        await page.Locator("[data-viewer][data-ready]").WaitForAsync();
        Assert.Equal(120, (await Size(picture)).Width, 1.0);
        await page.ClickAsync("[data-view=nearer]");
        Assert.Equal(150, (await Size(picture)).Width, 1.0);
        await page.ClickAsync("[data-view=right]");
        var turned = await Size(picture);
        Assert.True(turned.Height > turned.Width);
    }

    [Fact]
    public async Task Pdf_WithoutAScript_IsShownByTheBrowser()
    {
        var page = await chromium.Open("clerk.fire-rescue", javaScript: false);
        await Open(page, await Sent(TwoPages));
        Assert.Equal(1, await page.Locator(".app-viewer__frame").CountAsync());
        Assert.False(await page.Locator(".app-viewer__bar").IsVisibleAsync());
    }

    [Fact]
    public async Task Pdf_ThatIsGone_SaysSo_AndWhereElseItMayBeSeen()
    {
        var page = await chromium.Open("clerk.fire-rescue");
        await page.RouteAsync(new Regex("handler=content", RegexOptions.IgnoreCase), route => route.AbortAsync());
        await Open(page, await Sent(TwoPages));
        await page.Locator(".app-viewer__failed").WaitForAsync();
        Assert.Empty(await page.Faults());
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private async Task<Guid> Sent(byte[] content)
    {
        var (platform, story) = (chromium.Platform, new FileStory(chromium.Platform));
        var id = await new Given(platform).Draft(platform.OtherCitizen);
        await story.HandIn(id, FileStory.Plan, content, by: platform.OtherCitizen);
        await platform.Ok(new SubmitApplication(platform.OtherCitizen, id));
        await platform.Ok(new DecideStep(platform.Clerk("administrative-approval"), id, "business-registration", Verdict.Grant, ""));
        return id;
    }

    private static async Task Open(IPage page, Guid id)
    {
        await page.GotoAsync($"/desk/{id}/{FileStory.Fire}");
        await page.Follow(".app-file a");
    }

    private static async Task<(double Width, double Height)> Size(ILocator shown)
    {
        await shown.WaitForAsync();
        var box = (await shown.BoundingBoxAsync())!;
        return (box.Width, box.Height);
    }

    private static string Page(int content) =>
        $"<< /Type /Page /Parent 4 0 R /MediaBox [0 0 300 400] /Contents {content} 0 R /Resources << /Font << /F1 9 0 R >> >> >>";

    private static string Words(string words)
    {
        var drawn = $"BT /F1 24 Tf 40 300 Td ({words}) Tj ET";
        return $"<< /Length {drawn.Length} >>\nstream\n{drawn}\nendstream";
    }
}
