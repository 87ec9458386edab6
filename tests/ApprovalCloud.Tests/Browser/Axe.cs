using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

internal static class Axe
{
    /// <summary>What axe finds wrong with the page as it is now, a line each.</summary>
    public static async Task<IReadOnlyList<string>> Faults(this IPage page) =>
    [
        .. from violation in (await page.RunAxe()).Violations
           let nodes = violation.Nodes.Where(node => !IsKnown(violation.Id, node)).ToList()
           where nodes.Count > 0
           select $"{violation.Id} {nodes[0].Html}",
    ];

    // The file button's name is its label and its own text, with a hidden comma between for the ear; axe misses the comma in what is seen.
    private static bool IsKnown(string rule, AxeResultNode node) =>
        rule == "label-content-name-mismatch" && node.Html.Contains("govuk-file-upload-button", StringComparison.Ordinal);
}
