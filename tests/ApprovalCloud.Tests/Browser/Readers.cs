using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Every language, with JavaScript and without: what a page says does not depend on how it is sent.</summary>
public sealed class Readers : TheoryData<string, bool>
{
    public Readers()
    {
        Add("en", true);
        Add("en", false);
        Add("zh-Hans", true);
        Add("zh-Hant", false);
    }

    /// <summary>What somebody reads in the language of their own.</summary>
    public static string Words(string culture, string en, string zhHans, string zhHant) => culture switch
    {
        "zh-Hans" => zhHans,
        "zh-Hant" => zhHant,
        _ => en,
    };
}

/// <summary>Pages on a phone.</summary>
internal static class Phones
{
    public static Task<IPage> Phone(this Chromium chromium, string? account, string culture, bool javaScript) => chromium.Open(account, culture, 390, javaScript);

    /// <summary>Nothing has to be scrolled sideways.</summary>
    public static async Task Fits(this IPage page)
    {
        await page.Reaches(LoadState.Load);
        var widest = await page.EvaluateAsync<string?>(Axe.WiderThanTheWindow);
        Assert.True(widest is null, $"{page.Url} is wider than its window: {widest}");
    }

    /// <summary>Leaves the field that was typed in, and waits until the form has saved itself.</summary>
    public static async Task ChangeIsSaved(this IPage page)
    {
        var saved = await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Tab"), response => response.Url.Contains("handler=live", StringComparison.Ordinal));
        Assert.True(saved.Ok);
    }

    /// <summary>Follows a link to a file, and returns what comes.</summary>
    public static async Task<byte[]> Downloaded(this IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(link));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }
}
