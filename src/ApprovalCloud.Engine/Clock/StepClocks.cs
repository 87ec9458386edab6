using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Clock;

/// <summary>What happens to a step, as its clock sees it under the law.</summary>
public sealed class StepClocks(ServiceDefinition service, OfficeTime office)
{
    private Jurisdiction Law => service.Law;

    /// <param name="before">The step before it happened.</param>
    /// <param name="submitted">When the application was handed in.</param>
    public IEnumerable<ClockEvent> Of(StepEvent happened, StepRun before, DateTimeOffset submitted)
    {
        var day = office.DateOf(happened.At);
        return happened switch
        {
            StepOpened or StepReopened => Received(happened, day, office.DateOf(submitted)),
            StepAccepted accepted => Accepted(accepted, day, before),
            CorrectionRequested asked => [IsRunning(before) ? Correction(asked, day) : NotYet(asked, day)],
            // Where the clock goes on by itself on the last day, a later one stops it until then.
            MoreTimeGiven { Material: null } given when IsRunning(before) && Law.SuspensionFor(PauseCause.Correction) is { EndsWithTerm: true } =>
                [Stopped(given.Step, PauseCause.Correction, given.Until, day)],
            StepSuspended suspended when IsRunning(before) => [Stopped(suspended.Step, suspended.Procedure.Cause(), suspended.Term, day)],
            CorrectionAnswered => [Resumed(happened.Step, PauseCause.Correction, day)],
            StepResumed resumed when IsRunning(before) => before.Procedures
                .Where(procedure => resumed.Procedure is null || procedure == resumed.Procedure)
                .Select(procedure => Resumed(resumed.Step, procedure.Cause(), day)),
            LimitExtended extended => [new ClockEvent(extended.Step, ClockChange.Extended, day, ClockRule.Extension, Extension(before)) { Length = extended.Length }],
            VisitAppointed visit => visit.Steps.Select(step => new ClockEvent(
                step, ClockChange.WentOn, office.DateOf(visit.On), ClockRule.Visit, Law.Suspensions is [var named, ..] ? named.LegalBasis : Law.Step.LegalBasis)),
            StepGranted or GrantWithheld or StepRefused or StepNotAccepted or StepLapsed or StepCancelled or StepNotRequired or StepFoundUnneeded
                when before.OpenedAt is not null && before.Status.IsUndecided() && before.Status != StepStatus.Withheld
                => [new ClockEvent(happened.Step, ClockChange.Ended, day, RuleOf(happened), Law.Step.LegalBasis)],
            _ => [],
        };
    }

    private IEnumerable<ClockEvent> Received(StepEvent happened, DateOnly day, DateOnly submitted)
    {
        var reopened = happened is StepReopened;
        // Handed in through a single body; it makes no day earlier.
        var deemed = Law.ReceivedAfter is { Unit: not (TimeUnit.WorkingDay or TimeUnit.Month) } after && !reopened
            ? submitted.AddDays(after.Unit == TimeUnit.Week ? 7 * after.Length : after.Length)
            : day;
        var (on, rule) = deemed > day ? (deemed, ClockRule.ReceiptThroughSingleBody) : (day, reopened ? ClockRule.Reopening : ClockRule.Receipt);
        yield return new ClockEvent(happened.Step, ClockChange.Received, on, rule, Law.LegalBasis);
        if (reopened)
            yield return new ClockEvent(happened.Step, ClockChange.Started, on, ClockRule.Reopening, Law.Step.LegalBasis);
        else if (Law.Step.Starts == ClockStart.Receipt)
            yield return new ClockEvent(happened.Step, ClockChange.Started, on, ClockRule.Receipt, Law.Step.LegalBasis);
        else if (Law.Step.Starts == ClockStart.CompleteDocuments)
            yield return new ClockEvent(happened.Step, ClockChange.Started, on, ClockRule.CompleteDocuments, Law.Step.LegalBasis);
    }

    private IEnumerable<ClockEvent> Accepted(StepAccepted accepted, DateOnly day, StepRun before)
    {
        var article = Law.Acceptance?.LegalBasis ?? Law.Step.LegalBasis;
        if (Law.Step.Starts == ClockStart.CompleteDocuments && accepted.Manner == AcceptanceKind.AfterCorrection)
            yield return new ClockEvent(accepted.Step, ClockChange.Started, day, ClockRule.CompleteDocuments, Law.Step.LegalBasis);
        if (Law.Step.Starts != ClockStart.Acceptance)
            yield break;
        var (on, rule) = accepted.Manner switch
        {
            AcceptanceKind.Deemed => (office.DateOf(before.OpenedAt!.Value), ClockRule.DeemedAcceptance),
            AcceptanceKind.WithDecision => (office.DateOf(before.OpenedAt!.Value), ClockRule.DecisionWithoutAcceptance),
            AcceptanceKind.Express or AcceptanceKind.OnTheSpot or AcceptanceKind.AfterCorrection => (day, ClockRule.Acceptance),
        };
        yield return new ClockEvent(accepted.Step, ClockChange.Started, on, rule, article);
    }

    private ClockEvent Correction(CorrectionRequested asked, DateOnly day) => asked.Repeated.Count > 0
        ? Event(asked.Step, ClockChange.WentOn, day, ClockRule.RepeatedNotice, PauseCause.Correction) with
        {
            Article = Law.Acceptance?.LegalBasis ?? Law.Step.LegalBasis,
        }
        : Stopped(asked.Step, PauseCause.Correction, asked.Term, day);

    // What has not begun cannot run out while the applicant is awaited: it begins with the answer.
    private ClockEvent NotYet(CorrectionRequested asked, DateOnly day) =>
        Event(asked.Step, ClockChange.Stopped, day, ClockRule.Correction, PauseCause.Correction) with
        {
            Article = Law.Acceptance?.LegalBasis ?? Law.Step.LegalBasis,
        };

    private ClockEvent Stopped(string step, PauseCause cause, DateOnly? term, DateOnly day)
    {
        if (Law.SuspensionFor(cause) is not { } suspension)
            return Event(step, ClockChange.WentOn, day, ClockRule.NotASuspension, cause) with { Article = Law.Step.LegalBasis };
        if (suspension.NeedsTerm && term is null)
            return Event(step, ClockChange.WentOn, day, ClockRule.NoTerm, cause);
        return Event(step, ClockChange.Stopped, suspension.SkipsFirstDay ? day.AddDays(1) : day, RuleOf(cause), cause) with
        {
            Until = suspension.EndsWithTerm ? term : null,
        };
    }

    private ClockEvent Resumed(string step, PauseCause cause, DateOnly day) =>
        Event(step, ClockChange.Resumed, Law.SuspensionFor(cause) is { CountsLastDay: true } ? day.AddDays(-1) : day, RuleOf(cause), cause);

    private static ClockRule RuleOf(StepEvent end) => end is StepGranted { Basis: GrantBasis.Silence } ? ClockRule.Silence : ClockRule.Decision;

    private static ClockRule RuleOf(PauseCause cause) => cause == PauseCause.Correction ? ClockRule.Correction : ClockRule.SpecialProcedure;

    private ClockEvent Event(string step, ClockChange change, DateOnly day, ClockRule rule, PauseCause cause) =>
        new(step, change, day, rule, Law.SuspensionFor(cause)?.LegalBasis ?? Law.Step.LegalBasis) { Cause = cause };

    private Text Extension(StepRun before) =>
        Law.Step.Extensions.ElementAtOrDefault(before.Detail.Extensions)?.LegalBasis ?? Law.Step.LegalBasis;

    // Where the clock starts with the acceptance, or with complete documents, nothing before that can stop it.
    private bool IsRunning(StepRun before) => Law.Step.Starts == ClockStart.Receipt || before.AcceptedAt is not null;
}
