using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Figures;

/// <summary>
/// What an application and its steps count as in the figures, each by what stands on its row and nothing else: a save changes
/// the figures by the difference, and a recount of all rows must come to the same.
/// </summary>
public sealed class CaseFigures(Workflows workflows)
{
    public IEnumerable<(TallyKey Key, int Value)> Of(Application application)
    {
        if (application.SubmittedAt is not { } submitted || Find(application) is not var (_, calendar, office))
            yield break;
        var (service, channel) = (application.Service, application.Channel.ToString());
        var began = office.DateOf(submitted);
        yield return (new(TallyKind.Arrived, service, Month: MonthOf(began)), began.DayNumber);
        if (application.EndedAt is not { } end)
        {
            if (application is { PausedAt: not null, PausedUntil: null })
            {
                yield return (new(TallyKind.CasesStanding, service, Channel: channel), 0);
                yield break;
            }

            yield return (new(TallyKind.CasesRunning, service, Channel: channel), office.DateOf(application.DueAt!.Value).DayNumber);
            yield return (new(TallyKind.CasesPromised, service, Channel: channel), office.DateOf(application.PromisedAt!.Value).DayNumber);
            yield break;
        }

        var ended = office.DateOf(end);
        var month = MonthOf(ended);
        yield return (new(TallyKind.Completed, service, Month: month), ended.DayNumber);
        // Whoever withdraws was not kept waiting to the end.
        if (application.EndedAs == CaseStatus.Withdrawn)
            yield break;
        yield return (new(TallyKind.Took, service, Channel: channel, Month: month), calendar.WorkingDaysBetween(began, ended));
        yield return (new(TallyKind.Kept, service, Channel: channel, Month: month), (int)KeptBy(end, application.DueAt, application.PromisedAt));
        if (application.UsedDays is { } used)
            yield return (new(TallyKind.Counted, service, Channel: channel, Month: month), used);
    }

    public IEnumerable<(TallyKey Key, int Value)> Of(Application application, StepRow step)
    {
        if (step.OpenedAt is not { } opened || Find(application) is not var (_, calendar, office))
            yield break;
        var (key, channel) = (new TallyKey(TallyKind.Arrived, application.Service, step.Department, step.Key), application.Channel.ToString());
        var began = office.DateOf(opened);
        yield return (key with { Month = MonthOf(began) }, began.DayNumber);
        if (step.Status.IsActive())
        {
            yield return (key with { Kind = TallyKind.OpenSince }, began.DayNumber);
            var due = office.DateOf(step.DueAt!.Value).DayNumber;
            if (step is { PausedAt: not null, PausedUntil: null } || step.Status == StepStatus.Withheld)
            {
                yield return (key with { Kind = TallyKind.Standing }, 0);
            }
            else
            {
                yield return (key with { Kind = TallyKind.Running, Channel = channel }, due);
                yield return (key with { Kind = TallyKind.Promised, Channel = channel }, office.DateOf(step.PromisedAt!.Value).DayNumber);
            }

            yield return step.Status == StepStatus.Open
                ? (new(TallyKind.ToDecide, Department: step.Department, Subject: step.AssigneeId?.ToString("N") ?? ""), due)
                : (new(TallyKind.Waiting, Department: step.Department), 0);
        }

        if (step.DecidedAt is not { } decidedAt)
            yield break;
        var decided = office.DateOf(decidedAt);
        key = key with { Month = MonthOf(decided) };
        yield return (key with { Kind = TallyKind.Completed }, decided.DayNumber);
        key = key with { Channel = channel };
        yield return (key with { Kind = TallyKind.Took }, calendar.WorkingDaysBetween(began, decided));
        yield return (key with { Kind = TallyKind.Kept }, (int)KeptBy(decidedAt, step.DueAt, step.PromisedAt));
        yield return (key with { Kind = TallyKind.HandedOver }, step.HandOvers);
        yield return (key with { Kind = TallyKind.Corrected }, step.Corrections);
        if (step.UsedDays is { } used)
            yield return (key with { Kind = TallyKind.Counted }, used);
        if (step.ClaimedAt is not { } claimedAt)
            yield break;
        var claimed = office.DateOf(claimedAt);
        yield return (key with { Kind = TallyKind.Waited }, calendar.WorkingDaysBetween(began, claimed));
        yield return (key with { Kind = TallyKind.Worked }, calendar.WorkingDaysBetween(claimed, decided));
    }

    /// <summary>What is asked to be corrected stays asked: it is counted with its event.</summary>
    public IEnumerable<(TallyKey Key, int Value)> Of(Application application, EventRow happened)
    {
        if (happened.Kind != nameof(CorrectionRequested) || happened.Read() is not CorrectionRequested asked || Find(application) is not var (service, _, office))
            yield break;
        var key = new TallyKey(
            TallyKind.CorrectionCause, application.Service, service.Step(asked.Step)!.Department, asked.Step, Month: MonthOf(office.DateOf(asked.At)));
        foreach (var item in asked.Items)
            yield return (key with { Subject = item.Subject }, (int)item.Kind);
    }

    public static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;

    private static Kept KeptBy(DateTimeOffset end, DateTimeOffset? due, DateTimeOffset? promised) =>
        end <= promised && end <= due ? Kept.Promised : end <= due ? Kept.Statutory : Kept.Neither;

    private (ServiceDefinition, WorkCalendar, OfficeTime)? Find(Application application) =>
        workflows.Find(application.Service, application.ServiceVersion) is { } service ? (service, workflows.CalendarOf(service), OfficeTime.Of(service.Law)) : null;
}
