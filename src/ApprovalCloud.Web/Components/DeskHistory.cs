using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>What goes on within a department, in a sentence each; nobody outside reads it.</summary>
internal static class DeskHistory
{
    public static string Say(RunEvent happened, string step, string department, History history, IStringLocalizer T) => happened switch
    {
        ReviewConcluded { Result: Recommendation.Grant } => T["“{0}” was reviewed: the recommendation is to grant it.", step],
        ReviewConcluded => T["“{0}” was reviewed: the recommendation is to refuse it.", step],
        ReviewReturned { By: null } => T["“{0}” is reviewed again: what it was reviewed on has changed.", step],
        ReviewReturned => T["“{0}” was sent back to be reviewed again.", step],
        OpinionAsked { Due: { } due } asked => T["{1} asked {2} for its opinion on “{0}”, by {3}.", step, department, history.Body(asked.Department), Display.Date(due)],
        OpinionAsked asked => T["{1} asked {2} for its opinion on “{0}”.", step, department, history.Body(asked.Department)],
        OpinionGiven given => T["{0} answered: {1}.", history.Body(given.Department), OpinionWords.Of(given.Stance, T)],
        NoteWritten => T["An internal note was written on “{0}”.", step],
        NoteWithdrawn => T["An internal note on “{0}” was withdrawn by its author.", step],
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No words for this event."),
    };

    public static string? Detail(RunEvent happened) => happened switch
    {
        ReviewConcluded review => review.Reasons,
        ReviewReturned returned => returned.Reason,
        _ => null,
    };
}
