using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>What citizens do on their pages.</summary>
internal static partial class Citizens
{
    /// <summary>Fills in the one form until nothing is left to ask, and submits; returns the application's id.</summary>
    public static async Task<Guid> Apply(this IPage page, string service, IReadOnlyDictionary<string, string> answers)
    {
        await page.GotoAsync($"/apply/new/{service}");
        await page.Press("application");
        await page.ClickAsync("text=Answer everything myself");
        for (var round = 0; !page.Url.EndsWith("/check", StringComparison.Ordinal); round++)
        {
            Assert.True(round < 8, $"The form does not become complete: {await page.InnerTextAsync("main")}");
            foreach (var (fact, value) in answers)
                await page.Answer(fact, value);
            await page.Press("Save and continue");
        }

        await page.Press("Submit");
        await page.WaitForURLAsync(new Regex("/track"));
        return Guid.Parse(Id().Match(page.Url).Value);
    }

    /// <summary>Presses a button that posts, and waits until the page that this leads to is there.</summary>
    public static async Task Press(this IPage page, string button)
    {
        // Where the answer leads elsewhere, the browser still has to go there; what is asked of it before that would cut it short.
        var response = await page.RunAndWaitForResponseAsync(
            () => page.ClickAsync($"main form button:has-text('{button}')"),
            response => response.Request.IsNavigationRequest && response.Status is (< 300 or >= 400)
                && (response.Request.Method == "POST" || response.Request.RedirectedFrom is not null));
        await response.FinishedAsync();
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }

    public static async Task Answer(this IPage page, string fact, string value)
    {
        var field = page.Locator($"[name='{fact}']");
        if (await field.CountAsync() == 0)
            return;
        var (tag, type) = (await field.First.EvaluateAsync<string>("one => one.tagName"), await field.First.GetAttributeAsync("type"));
        if (type == "radio")
            await page.Locator($"[name='{fact}'][value='{value}']").CheckAsync();
        else if (type == "checkbox")
            await field.First.CheckAsync();
        else if (tag == "SELECT")
            await field.SelectOptionAsync(value);
        else
            await field.FillAsync(value);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();
}
