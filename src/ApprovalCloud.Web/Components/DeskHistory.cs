using ApprovalCloud.Engine.Running;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>What goes on within a department, in a sentence each; nobody outside reads it.</summary>
internal static class DeskHistory
{
    public static string Say(RunEvent happened, string step, IStringLocalizer T) => happened switch
    {
        ReviewConcluded { Result: Recommendation.Grant } => T["“{0}” was reviewed: the recommendation is to grant it.", step],
        ReviewConcluded => T["“{0}” was reviewed: the recommendation is to refuse it.", step],
        ReviewReturned { By: null } => T["“{0}” is reviewed again: what it was reviewed on has changed.", step],
        ReviewReturned => T["“{0}” was sent back to be reviewed again.", step],
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No words for this event."),
    };

    public static string? Detail(RunEvent happened) => happened switch
    {
        ReviewConcluded review => review.Reasons,
        ReviewReturned returned => returned.Reason,
        _ => null,
    };
}
