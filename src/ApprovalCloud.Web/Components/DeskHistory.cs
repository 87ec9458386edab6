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
        StepReassigned { Absence: not null, To: null } => T["“{0}” went back to the queue of {1}: whoever had it is away, and their stand-in may not act on it.", step, department],
        StepReassigned { Absence: not null } => T["“{0}” went to another clerk of {1}: whoever had it is away.", step, department],
        StepReassigned { To: null } => T["A supervisor put “{0}” back into the queue of {1}.", step, department],
        StepReassigned => T["A supervisor handed “{0}” over to another clerk of {1}.", step, department],
        StepEscalated => T["A supervisor wrote to {1} about “{0}”.", step, department],
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No words for this event."),
    };

    public static string? Detail(RunEvent happened) => happened switch
    {
        ReviewConcluded review => review.Reasons,
        ReviewReturned returned => returned.Reason,
        StepReassigned { To: null, Absence: null } moved => moved.Reason,
        StepEscalated note => note.Message,
        _ => null,
    };
}
