using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>Acceptance, clocks and what follows a decision, in a sentence each.</summary>
internal static class ClockHistory
{
    public static string Say(RunEvent happened, string step, string department, History history, IStringLocalizer T) => happened switch
    {
        StepAccepted { Manner: AcceptanceKind.Deemed } => T["“{0}” counts as accepted on the day it was received: {1} said nothing in time.", step, department],
        StepAccepted { Manner: AcceptanceKind.WithDecision } => T["“{0}” counts as accepted on the day it was received.", step],
        StepAccepted { Manner: AcceptanceKind.AfterCorrection } => T["“{0}” is accepted: everything asked for has come.", step],
        StepAccepted { ToFollow.Count: > 0 } => T["{1} accepted “{0}”; some documents may follow.", step, department],
        StepAccepted => T["{1} accepted “{0}”.", step, department],
        StepFoundUnneeded => T["{1} says that “{0}” needs no permit.", step, department],
        StepNotAccepted not => T["{1} is not competent for “{0}” and names {2}.", step, department, history.Body(not.RightBody)],
        FixedOnTheSpot { Agreed: Agreement.Telephone } => T["{1} put something right for “{0}”, as the applicant agreed on the telephone.", step, department],
        FixedOnTheSpot => T["{1} put something right on the spot for “{0}”, as the applicant agreed.", step, department],
        ExtensionAsked asked => T["{1} asks to extend the limit of “{0}” by {2}.", step, department, asked.Length.Say().Here()],
        ExtensionDeclined => T["The head of {1} did not extend the limit of “{0}”.", step, department],
        LimitExtended extended => T["The head of {1} extended the limit of “{0}” by {2}.", step, department, extended.Length.Say().Here()],
        CaseExtended extended => T["The limit of the whole application was extended by {0}.", extended.Length.Say().Here()],
        MoreTimeAsked asked => T["The applicant asked {1} for time until {2} for “{0}”.", step, department, Display.Date(asked.Until)],
        MoreTimeGiven given => T["{1} gave the applicant time until {2} for “{0}”.", step, department, Display.Date(given.Until)],
        MoreTimeDeclined => T["{1} gave the applicant no more time for “{0}”.", step, department],
        VisitAppointed visit => T["A joint visit of the premises is appointed: {0}.", Display.DateTime(visit.On)],
        VisitCancelled => T["The visit of the premises is cancelled."],
        QuestionAsked => T["The applicant asked {1} about “{0}”.", step, department],
        QuestionAnswered => T["{1} answered what the applicant asked about “{0}”.", step, department],
        VisitJoined joined => T["{0} takes part in the visit with {1} officers.", department, joined.Officers.Count],
        VisitFound { Finding: VisitFinding.InOrder } => T["{0} found the premises in order.", department],
        VisitFound => T["{0} found something not in order at the premises.", department],
        GrantWithheld => T["{1} granted “{0}”; the certificate is held back until the missing documents come.", step, department],
        MaterialFollowed => T["A document that was to follow has come for “{0}”.", step],
        StepLapsed => T["“{0}” has lapsed: what was to follow did not come in time.", step],
        CommitmentChecked { Result: CheckResult.Kept } => T["{1} checked the commitment for “{0}”: it is kept.", step, department],
        CommitmentChecked { Result: CheckResult.ToRectify, RectifyBy: { } by } => T["{1} checked the commitment for “{0}”: something is to be put right by {2}.", step, department, Display.Date(by)],
        CommitmentChecked => T["{1} checked the commitment for “{0}”: it is broken.", step, department],
        InstantAudited { IsRight: true } => T["{1} looked at the instant approval of “{0}”: it is right.", step, department],
        InstantAudited => T["{1} looked at the instant approval of “{0}”: it is wrong.", step, department],
        LicenceRevoked { Licence: "" } => T["{1} revoked the approval of “{0}”.", step, department],
        LicenceRevoked revoked => T["{1} revoked licence {2} of “{0}”.", step, department, revoked.Licence],
        LimitMissed missed => T["The limit of “{0}”, {1}, passed without a decision. The supervisor has been told.", step, Display.Date(missed.Due)],
        CaseLimitMissed missed => T["The limit of the whole application, {0}, passed without a decision. The supervisor has been told.", Display.Date(missed.Due)],
        AppealFiled => T["The applicant appealed against the decision about “{0}”.", step],
        AppealDecided { Result: AppealOutcome.Dismissed } => T["The appeal about “{0}” was dismissed.", step],
        AppealDecided => T["The decision about “{0}” was set aside on appeal.", step],
        StepReopened => T["“{0}” is decided anew by {1}.", step, department],
        DeadlineRecomputed moved => T["The calendar changed: the date moves from {0} to {1}.", Display.Date(moved.Before), Display.Date(moved.After)],
        _ => DeskHistory.Say(happened, step, department, history, T),
    };

    public static string? Detail(RunEvent happened) => happened switch
    {
        StepFoundUnneeded unneeded => unneeded.Reason,
        StepNotAccepted not => not.Reason,
        ExtensionAsked asked => asked.Reason,
        ExtensionDeclined declined => declined.Reason,
        MoreTimeAsked asked => asked.Reason,
        MoreTimeDeclined declined => declined.Reason,
        LimitExtended extended => extended.Reason,
        CaseExtended extended => extended.Reason,
        VisitAppointed visit => visit.Note,
        VisitCancelled visit => visit.Reason,
        VisitFound found => found.Report,
        GrantWithheld held => held.Note,
        CommitmentChecked check => check.Note,
        InstantAudited audited => audited.Note,
        LicenceRevoked revoked => revoked.Reason,
        AppealFiled appeal => appeal.Statement,
        AppealDecided decided => decided.Reason,
        _ => DeskHistory.Detail(happened),
    };
}
