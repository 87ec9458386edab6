using System.Text.Json;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>One's own data on a phone: exported, a draft deleted, and the account closed; with JavaScript and without.</summary>
[Collection(nameof(Chromium))]
public sealed class MyDataJourneyTests(Chromium chromium) : IAsyncDisposable
{
    [Theory]
    [InlineData("en", true, "What was deleted")]
    [InlineData("en", false, "What was deleted")]
    [InlineData("zh-Hans", false, "已删除的内容")]
    [InlineData("zh-Hant", true, "已刪除的內容")]
    public async Task Data_IsExportedAndDeleted(string culture, bool javaScript, string deleted)
    {
        var account = $"leaver-{culture}-{javaScript}".ToLowerInvariant();
        var by = new Caller(await chromium.Platform.Ok(new AddUser($"{account}@example.test", "Leaver", SamplePeople.Password)), "Leaver");
        await new Given(chromium.Platform).Draft(by);
        var page = await chromium.Open(account, culture, 390, javaScript);
        await page.GotoAsync("/apply");
        await page.Follow("a[href$='/account/data']");
        await Fits(page);

        await page.Follow("a[href$='/account/data/export']");
        await Fits(page);
        await page.FillAsync("[name=Password]", SamplePeople.Password);
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("main form > button"));
        Assert.Equal("my-data.json", download.SuggestedFilename);
        var file = JsonDocument.Parse(await File.ReadAllTextAsync(await download.PathAsync()));
        Assert.Equal($"{account}@example.test", file.RootElement.GetProperty("account").GetProperty("email").GetString());

        await Delete(page, "Drafts");
        Assert.Contains(deleted, await page.InnerTextAsync("h1"));
        await Delete(page, "Account");
        Assert.Contains(deleted, await page.InnerTextAsync("h1"));
        await page.GotoAsync("/apply");
        Assert.Contains("/account/sign-in", page.Url);
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private static async Task Delete(IPage page, string what)
    {
        await page.GotoAsync("/account/data/delete");
        await page.CheckAsync($"[name=What][value={what}]");
        await page.FillAsync("[name=Password]", SamplePeople.Password);
        await page.Press(page.Locator("main form > button").First);
        await Fits(page);
    }

    private static async Task Fits(IPage page) =>
        Assert.True((await page.Locator("html").EvaluateAsync<int>("one => one.scrollWidth")) <= 390, $"{page.Url} is wider than a phone");
}
