using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

internal static class Axe
{
    // The innermost of what reaches furthest to the right, where the page can be scrolled sideways.
    public const string WiderThanTheWindow = """
        () => document.documentElement.scrollWidth <= innerWidth ? null
            : [...document.querySelectorAll('body *')].filter((one) => !one.closest('.app-scroll') && one.getBoundingClientRect().right > innerWidth)
                .reduce((last, one) => !last || one.getBoundingClientRect().right >= last.getBoundingClientRect().right ? one : last, null)?.outerHTML.slice(0, 200) ?? 'something'
        """;

    // Every rule that is on, and of what they find only what is asked here: to bring all that is in order out of the page takes longer than to find it.
    private const string Violations = """
        async () => (await axe.run({ resultTypes: ['violations'] })).violations.map((rule) => [rule.id, ...rule.nodes.map((node) => node.html)])
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe finds wrong with the page as it is now, a line each.</summary>
    public static async Task<IReadOnlyList<string>> Faults(this IPage page)
    {
        await page.Reaches(LoadState.Load);
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script);
        return
        [
            .. from violation in await page.EvaluateAsync<string[][]>(Violations)
               let nodes = violation.Skip(1).Where(html => !IsKnown(violation[0], html)).ToList()
               where nodes.Count > 0
               select $"{violation[0]} {nodes[0]}",
        ];
    }

    /// <summary>What axe finds, and what makes the page wider than a window.</summary>
    public static async Task<IReadOnlyList<string>> Wrong(this IPage page, params int[] windows)
    {
        var faults = await page.Faults();
        return [.. faults.Select(one => $"{page.Url}: {one}"), .. await page.TooWide(windows)];
    }

    /// <summary>What makes the page wider than a window. 320 px is 1280 px at 400 %, as WCAG 2.2 asks (1.4.10).</summary>
    public static async Task<IReadOnlyList<string>> TooWide(this IPage page, params int[] windows)
    {
        var (before, wrong) = (page.ViewportSize!, new List<string>());
        foreach (var window in windows)
        {
            await page.SetViewportSizeAsync(window, before.Height);
            if (await page.EvaluateAsync<string?>(WiderThanTheWindow) is { } widest)
                wrong.Add($"{page.Url}: wider than {window} px: {widest}");
        }

        await page.SetViewportSizeAsync(before.Width, before.Height);
        return wrong;
    }

    // The file button's name is its label and its own text, with a hidden comma between for the ear; axe misses the comma in what is seen.
    private static bool IsKnown(string rule, string html) =>
        rule == "label-content-name-mismatch" && html.Contains("govuk-file-upload-button", StringComparison.Ordinal);
}
