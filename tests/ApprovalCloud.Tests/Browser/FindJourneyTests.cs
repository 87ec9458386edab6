using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>From "I want to open a restaurant" to the form, on a phone, in every language, with JavaScript and without.</summary>
[Collection(nameof(Chromium))]
public sealed class FindJourneyTests(Chromium chromium) : IAsyncDisposable
{
    public static TheoryData<string, string, string, string, bool> Languages => new()
    {
        { "en", "open a cafe", "café", "Now needed: Fire safety inspection before opening, Fire and Rescue Brigade.", true },
        { "en", "open a cafe", "café", "Now needed: Fire safety inspection before opening, Fire and Rescue Brigade.", false },
        { "zh-Hans", "开饭馆", "开饭馆", "需要办理：公众聚集场所投入使用、营业前消防安全检查，区消防大队。", true },
        { "zh-Hans", "kaifanguan", "开饭馆", "需要办理：公众聚集场所投入使用、营业前消防安全检查，区消防大队。", false },
        { "zh-Hant", "茶餐廳", "茶餐廳", "需要辦理：公眾聚集場所投入使用、營業前消防安全檢查，區消防大隊。", true },
        { "zh-Hant", "開飯館", "開飯館", "需要辦理：公眾聚集場所投入使用、營業前消防安全檢查，區消防大隊。", false },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Restaurant_IsFound_Understood_AndBegun(string culture, string typed, string why, string change, bool javaScript)
    {
        var page = await chromium.Open(culture: culture, width: 390, javaScript: javaScript);
        await page.GotoAsync("/");
        await page.FillAsync("[name=q]", typed);
        // Without JavaScript the form is sent; with it the answer comes while one types.
        if (!javaScript)
            await page.Loads(() => page.PressAsync("[name=q]", "Enter"), _ => true);
        await Assertions.Expect(page.Locator("#found mark", new PageLocatorOptions { HasText = why }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#found [href$='/services/child-birth']")).ToHaveCountAsync(0);
        await page.Follow("#found [href$='/services/open-a-restaurant']");
        await page.Follow("[href$='/services/open-a-restaurant/need']");

        await Answer(page, "premises.area", "100", javaScript);
        await Answer(page, "premises.area", "320", javaScript);
        await Assertions.Expect(page.Locator(".app-change")).ToContainTextAsync(change);
        await Answer(page, "premises.area", "330", javaScript);
        await Assertions.Expect(page.Locator(".app-change")).ToContainTextAsync(culture switch
        {
            "en" => "Nothing: you need the same as before.",
            "zh-Hans" => "没有变化：所需内容与之前相同。",
            _ => "沒有變化：所需內容與之前相同。",
        });
        Assert.Contains("premises.area=330", await page.GetAttributeAsync(".govuk-button--start", "href"), StringComparison.Ordinal);
        await page.Follow(".govuk-button--start");
        Assert.Contains("/account/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_IsReadOutInFull()
    {
        var page = await chromium.Open(width: 390);
        await page.GotoAsync("/?q=kfg");

        await Assertions.Expect(page.GetByRole(AriaRole.Search)).ToMatchAriaSnapshotAsync("""
            - search:
              - text: /^Search services/
              - searchbox "Search services": kfg
              - button "Search"
            """);
        await Assertions.Expect(page.Locator("#found")).ToMatchAriaSnapshotAsync("""
            - status:
              - text: /^Services found for/
              - link "Show all services"
            - heading "What we found" [level=2]
            - list:
              - listitem:
                - heading "Open a restaurant" [level=3]:
                  - link "Open a restaurant"
            """);
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private static async Task Answer(IPage page, string fact, string value, bool javaScript)
    {
        await page.FillAsync($"[name='{fact}']", value);
        if (javaScript)
            await page.RunAndWaitForResponseAsync(() => page.Locator($"[name='{fact}']").BlurAsync(), response => response.Url.Contains($"{fact}={value}", StringComparison.Ordinal));
        else
            await page.Follow("main form button");
        await Assertions.Expect(page.Locator("input[name=before]")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex($"{fact}={value}"));
    }
}
