using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>What clerks do on their pages.</summary>
internal static class Clerks
{
    public static async Task Decide(this IPage page, Guid application, string step, string verdict, string note)
    {
        await page.GotoAsync($"/desk/{application}/{step}");
        await page.FillDecision(verdict, note);
    }

    /// <summary>Decides on the page as it is open.</summary>
    public static async Task FillDecision(this IPage page, string verdict, string note)
    {
        await page.Locator($"[name='Decision.Verdict'][value='{verdict}']").CheckAsync();
        await page.FillAsync("[name='Decision.Note']", note);
        await page.Press(page.Locator("form[action*='handler=Decide'] button[data-prevent-double-click]"));
    }

    public static async Task AskForCorrection(this IPage page, Guid application, string step, string fact, string message)
    {
        await page.GotoAsync($"/desk/{application}/{step}/correction");
        var index = await page.EvaluateAsync<string>(
            "fact => [...document.querySelectorAll(\"input[type=hidden]\")].find(one => one.value === fact).name.replace('.Subject', '')", fact);
        await page.Locator($"[name='{index}.Asked']").CheckAsync();
        await page.Locator($"[name='{index}.Kind'][value='Unclear']").CheckAsync();
        await page.FillAsync($"[name='{index}.Message']", message);
        await page.FillAsync("[name='Message']", message);
        await page.Press(page.Locator("main form:has([name='Message']) button.govuk-button").Last);
    }
}
