using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>The single keys of the desk: the same list for the card and for the page.</summary>
public static class DeskKeys
{
    /// <param name="Address">Where it leads from any page of the desk; null where it does something with the task that is shown.</param>
    public sealed record Shortcut(string Key, string Words, string? Address = null);

    public static IReadOnlyList<Shortcut> All(IStringLocalizer T) =>
    [
        new("n", T["Go to the next task"], "~/desk/next"),
        new("q", T["Go to the list of tasks"], "~/desk"),
        new("c", T["Claim the task that is shown"]),
        new("r", T["Give the task back that is shown"]),
        new("d", T["Go to the decision of the task that is shown"]),
        new("?", T["Show this list"]),
    ];
}
