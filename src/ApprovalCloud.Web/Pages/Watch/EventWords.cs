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
        nameof(StepSuspended) => T["Clock stopped for a special procedure"],
        nameof(StepResumed) => T["Clock running again"],
        nameof(CorrectionRequested) => T["Correction asked for; the clock stands"],
        nameof(CorrectionAnswered) => T["Correction answered; the clock runs again"],
        nameof(ApplicationWithdrawn) => T["Application withdrawn"],
        nameof(ApplicationEnded) => T["Application ended"],
        _ => T["Other event"],
    };
}
