using ApprovalCloud.Engine.Running;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Watch;

/// <summary>Events in words, for somebody who may know what happened and not what was said.</summary>
public static class EventWords
{
    public static string Of(string kind, IStringLocalizer T) => kind switch
    {
        nameof(ApplicationSubmitted) => T["Application submitted"],
        nameof(StepNotRequired) => T["Not required in this case"],
        nameof(StepInvolved) => T["Became required by a correction"],
        nameof(StepOpened) => T["Opened"],
        nameof(StepClaimed) => T["Claimed"],
        nameof(StepReleased) => T["Released"],
        nameof(StepTransferred) => T["Handed over to a colleague"],
        nameof(StepGranted) => T["Granted"],
        nameof(StepRefused) => T["Refused"],
        nameof(StepCancelled) => T["Cancelled"],
        nameof(StepSuspended) => T["Special procedure begun"],
        nameof(StepResumed) => T["Special procedure ended"],
        nameof(CorrectionRequested) => T["Correction asked for"],
        nameof(CorrectionAnswered) => T["Correction answered"],
        nameof(StepAccepted) => T["Accepted"],
        nameof(StepFoundUnneeded) => T["No permit needed"],
        nameof(StepNotAccepted) => T["Not accepted"],
        nameof(FixedOnTheSpot) => T["Put right on the spot"],
        nameof(ExtensionAsked) => T["Extension asked for"],
        nameof(ExtensionDeclined) => T["Extension declined"],
        nameof(MoreTimeAsked) => T["The applicant asked for more time"],
        nameof(MoreTimeGiven) => T["More time given to the applicant"],
        nameof(MoreTimeDeclined) => T["No more time given to the applicant"],
        nameof(LimitExtended) => T["Limit extended"],
        nameof(CaseExtended) => T["Limit of the application extended"],
        nameof(VisitAppointed) => T["Visit appointed"],
        nameof(VisitJoined) => T["Officers named for the visit"],
        nameof(VisitCancelled) => T["Visit of the premises cancelled"],
        nameof(QuestionAsked) => T["The applicant asked the department something"],
        nameof(QuestionAnswered) => T["The department answered the applicant"],
        nameof(VisitFound) => T["Findings of the visit recorded"],
        nameof(GrantWithheld) => T["Granted, documents to come"],
        nameof(MaterialFollowed) => T["Document followed"],
        nameof(StepLapsed) => T["Lapsed"],
        nameof(CommitmentChecked) => T["Commitment checked"],
        nameof(InstantAudited) => T["Instant approval audited"],
        nameof(LicenceRevoked) => T["Licence revoked"],
        nameof(LimitMissed) => T["Limit missed"],
        nameof(CaseLimitMissed) => T["Limit of the application missed"],
        nameof(AppealFiled) => T["Appeal filed"],
        nameof(AppealDecided) => T["Appeal decided"],
        nameof(StepReopened) => T["Reopened"],
        nameof(DeadlineRecomputed) => T["Date reckoned again"],
        nameof(ReviewConcluded) => T["Review concluded"],
        nameof(ReviewReturned) => T["Sent back to be reviewed"],
        nameof(FileAttached) => T["Document handed in"],
        nameof(FileRemoved) => T["Document taken back"],
        nameof(FileRefused) => T["File with malware refused"],
        nameof(ApplicationWithdrawn) => T["Application withdrawn"],
        nameof(ApplicationEnded) => T["Application ended"],
        _ => T["Other event"],
    };
}
