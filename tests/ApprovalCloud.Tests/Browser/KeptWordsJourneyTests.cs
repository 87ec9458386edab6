using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Browser;

/// <summary>What a clerk keeps for later work: a filter, a text block; and that they get rid of it again.</summary>
[Collection(nameof(Chromium))]
public sealed class KeptWordsJourneyTests(Chromium chromium) : IAsyncDisposable
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Filter_IsSavedAndDeleted_AndATextBlockDeleted(bool javaScript)
    {
        var clerk = chromium.Platform.Clerk("fire-rescue");
        var (name, block, page) = ($"Kept {Guid.NewGuid():N}", await PageStories.Block(chromium.Platform), await chromium.Phone("clerk.fire-rescue", "en", javaScript));
        await page.GotoAsync("/desk?search=kitchen");
        await page.ClickAsync("main details:has([name=Name]) summary");
        await page.FillAsync("[name=Name]", name);
        await page.Press("Save this filter");
        var filter = Assert.Single(await chromium.Platform.Ok(new ListFilters(clerk)), one => one.Name == name);
        Assert.Equal("kitchen", filter.Filter.Search);

        await page.ClickAsync("main details:has([name=Name]) summary");
        await page.Press(name);
        Assert.DoesNotContain(await chromium.Platform.Ok(new ListFilters(clerk)), one => one.Name == name);

        await page.GotoAsync($"/desk/blocks/{block}");
        await page.Press("Delete the text block");
        Assert.DoesNotContain(await chromium.Platform.Ok(new ListBlocks(clerk)), one => one.Id == block);
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
