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
    public IEnumerable<(FigureKey Key, int Value)> Of(Application application)
    {
        if (application.SubmittedAt is not { } submitted || Find(application) is not var (_, calendar, office))
            yield break;
        var (service, channel) = (application.Service, application.Channel.ToString());
        var began = office.DateOf(submitted);
        yield return (new(FigureKind.Arrived, service, Month: MonthOf(began)), began.DayNumber);
        if (application.EndedAt is not { } end)
        {
            if (application is { PausedAt: not null, PausedUntil: null })
            {
                yield return (new(FigureKind.CasesStanding, service, Channel: channel), 0);
                yield break;
            }

            yield return (new(FigureKind.CasesRunning, service, Channel: channel), office.DateOf(application.DueAt!.Value).DayNumber);
            yield return (new(FigureKind.CasesPromised, service, Channel: channel), office.DateOf(application.PromisedAt!.Value).DayNumber);
            yield break;
        }

        var ended = office.DateOf(end);
        var month = MonthOf(ended);
        yield return (new(FigureKind.Completed, service, Month: month), ended.DayNumber);
        // Whoever withdraws was not kept waiting to the end.
        if (application.EndedAs == CaseStatus.Withdrawn)
            yield break;
        yield return (new(FigureKind.Took, service, Channel: channel, Month: month), calendar.WorkingDaysBetween(began, ended));
        yield return (new(FigureKind.Kept, service, Channel: channel, Month: month), (int)KeptBy(end, application.DueAt, application.PromisedAt));
        if (application.UsedDays is { } used)
            yield return (new(FigureKind.Counted, service, Channel: channel, Month: month), used);
    }

    public IEnumerable<(FigureKey Key, int Value)> Of(Application application, StepRow step)
    {
        if (step.OpenedAt is not { } opened || Find(application) is not var (_, calendar, office))
            yield break;
        var (key, channel) = (new FigureKey(FigureKind.Arrived, application.Service, step.Department, step.Key), application.Channel.ToString());
        var began = office.DateOf(opened);
        yield return (key with { Month = MonthOf(began) }, began.DayNumber);
        if (step.Status.IsActive())
        {
            yield return (key with { Kind = FigureKind.OpenSince }, began.DayNumber);
            var due = office.DateOf(step.DueAt!.Value).DayNumber;
            if (step is { PausedAt: not null, PausedUntil: null } || step.Status == StepStatus.Withheld)
            {
                yield return (key with { Kind = FigureKind.Standing }, 0);
            }
            else
            {
                yield return (key with { Kind = FigureKind.Running, Channel = channel }, due);
                yield return (key with { Kind = FigureKind.Promised, Channel = channel }, office.DateOf(step.PromisedAt!.Value).DayNumber);
            }

            yield return step.Status == StepStatus.Open
                ? (new(FigureKind.ToDecide, Department: step.Department, Subject: step.AssigneeId?.ToString("N") ?? ""), due)
                : (new(FigureKind.Waiting, Department: step.Department), 0);
        }

        if (step.DecidedAt is not { } decidedAt)
            yield break;
        var decided = office.DateOf(decidedAt);
        key = key with { Month = MonthOf(decided) };
        yield return (key with { Kind = FigureKind.Completed }, decided.DayNumber);
        // What rules and silence grant is nobody's work.
        if (step.DecidedById is { } decider)
            yield return (new(FigureKind.DecidedBy, Department: step.Department, Subject: decider.ToString("N"), Month: key.Month), decided.DayNumber);
        key = key with { Channel = channel };
        yield return (key with { Kind = FigureKind.Took }, calendar.WorkingDaysBetween(began, decided));
        yield return (key with { Kind = FigureKind.Kept }, (int)KeptBy(decidedAt, step.DueAt, step.PromisedAt));
        yield return (key with { Kind = FigureKind.HandedOver }, step.HandOvers);
        yield return (key with { Kind = FigureKind.Corrected }, step.Corrections);
        if (step.UsedDays is { } used)
            yield return (key with { Kind = FigureKind.Counted }, used);
        if (step.ClaimedAt is not { } claimedAt)
            yield break;
        var claimed = office.DateOf(claimedAt);
        yield return (key with { Kind = FigureKind.Waited }, calendar.WorkingDaysBetween(began, claimed));
        yield return (key with { Kind = FigureKind.Worked }, calendar.WorkingDaysBetween(claimed, decided));
    }

    /// <summary>What somebody did stays done, whatever becomes of the step: it is counted with its event.</summary>
    public IEnumerable<(FigureKey Key, int Value)> Of(Application application, EventRow happened)
    {
        if (KindOf(happened) is not { } kind || Find(application) is not var (service, _, office))
            yield break;
        var (department, day) = (service.Step(happened.Step!)!.Department, office.DateOf(happened.At));
        // What is reviewed again because its facts changed, nobody sent back.
        if (happened.ActorId is { } actor)
            yield return (new(kind, Department: department, Subject: actor.ToString("N"), Month: MonthOf(day)), day.DayNumber);
        if (happened.Kind != nameof(CorrectionRequested) || happened.Read() is not CorrectionRequested asked)
            yield break;
        var key = new FigureKey(FigureKind.CorrectionCause, application.Service, department, asked.Step, Month: MonthOf(day));
        foreach (var item in asked.Items)
            yield return (key with { Subject = item.Subject }, (int)item.Kind);
    }

    /// <summary>The kinds of events that count.</summary>
    public static readonly IReadOnlyList<string> Acts = [nameof(StepClaimed), nameof(CorrectionRequested), nameof(ReviewReturned)];

    private static FigureKind? KindOf(EventRow happened) => happened.Kind switch
    {
        nameof(StepClaimed) => FigureKind.ClaimedBy,
        nameof(CorrectionRequested) => FigureKind.AskedBy,
        nameof(ReviewReturned) => FigureKind.ReturnedBy,
        _ => null,
    };

    public static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;

    public static DateOnly FirstDayOf(int month) => new(month / 100, month % 100, 1);

    private static Kept KeptBy(DateTimeOffset end, DateTimeOffset? due, DateTimeOffset? promised) =>
        end <= promised && end <= due ? Kept.Promised : end <= due ? Kept.Statutory : Kept.Neither;

    private (ServiceDefinition, WorkCalendar, OfficeTime)? Find(Application application) =>
        workflows.Find(application.Service, application.ServiceVersion) is { } service ? (service, workflows.CalendarOf(service), OfficeTime.Of(service.Law)) : null;
}
