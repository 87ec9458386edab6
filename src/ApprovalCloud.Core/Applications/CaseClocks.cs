using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>Keeps the clocks of an application and of its steps: what each event means for them, and the dates that follow.</summary>
internal sealed class CaseClocks(AppDbContext db, Workflows workflows)
{
    /// <summary>The clock events of each event of an outcome, in the same order. Dates are set on the rows, which are already as the outcome says.</summary>
    public async Task<IReadOnlyList<List<ClockEvent>>> Keep(OpenCase open, Outcome outcome, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var renewal = await RenewalTerm.Of(db, workflows, open, cancellationToken);
        var kept = Read(open, outcome, renewal, at);
        var all = kept.SelectMany(events => events).ToList();
        IReadOnlyList<ClockEvent>? history = null;
        foreach (var ofStep in all.Where(happened => happened.Clock.Length > 0).GroupBy(happened => happened.Clock))
        {
            var row = open.Steps.Single(step => step.Key == ofStep.Key);
            // What is granted in the save that opens it has its dates all the same: it is counted as on time by them.
            if (row.Status.IsInHand() || row.DueAt is null)
            {
                if (!ofStep.Any(happened => happened.Change == ClockChange.Received))
                    history ??= await History(open.Application, cancellationToken);
                row.Reckon(Dates(open, row, [.. history ?? [], .. ofStep], renewal, at));
            }

            if (row.Status.IsInHand())
                continue;
            var used = Used(open, row.CountsFrom, row.StoodDays, at);
            // What its stops come to stands on the row, unless it stands just now.
            if (row.PausedAt is not null)
            {
                history ??= await History(open.Application, cancellationToken);
                used = RunningClock.Replay(row.Key, open.Service.Law.Step, [.. history, .. ofStep])
                    ?.UsedDays(OfficeTime.Of(open.Service.Law).DateOf(at), TimeUnit.WorkingDay, workflows.CalendarOf(open.Service));
            }

            row.StopClock(used);
        }

        if (kept.Count > 0)
            kept[^1].AddRange(Standing(open, at));
        await KeepCase(open, [.. kept.SelectMany(events => events).Where(happened => happened.Clock == CaseClock.Key)], history, at, cancellationToken);
        return kept;
    }

    /// <summary>Every date again, from the history alone; rows of steps that are not in hand stay as they are.</summary>
    public async Task Reckon(OpenCase open, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var history = await History(open.Application, cancellationToken);
        var renewal = await RenewalTerm.Of(db, workflows, open, cancellationToken);
        foreach (var row in open.Steps.Where(row => row.Status.IsInHand()))
            row.Reckon(Dates(open, row, history, renewal, at));
        ReckonCase(open, history);
    }

    public async Task<IReadOnlyList<ClockEvent>> History(Application application, CancellationToken cancellationToken) =>
        Read(await db.HistoryOf(application, row => row.Clock != null, cancellationToken));

    public async Task<IReadOnlyList<ClockEvent>> History(Guid application, CancellationToken cancellationToken) =>
        Read(await db.HistoryOf(application, row => row.Clock != null, cancellationToken));

    private static IReadOnlyList<ClockEvent> Read(IEnumerable<EventRow> rows) => [.. rows.SelectMany(row => row.ReadClock())];

    private static List<List<ClockEvent>> Read(OpenCase open, Outcome outcome, RenewalTerm? renewal, DateTimeOffset at)
    {
        var (application, law, office) = (open.Application, open.Service.Law, OfficeTime.Of(open.Service.Law));
        var (clocks, run) = (new StepClocks(open.Service, office), open.Run);
        var kept = new List<List<ClockEvent>>();
        foreach (var happened in outcome.Events)
        {
            var ofStep = happened is StepEvent on ? clocks.Of(on, run[on.Step], application.SubmittedAt ?? at).ToList() : [];
            var ofCase = CaseClock.Of(happened, law, office, ofStep, application.IsClockStarted).ToList();
            if (ofCase.Exists(one => one.Change == ClockChange.Started))
                application.StartClock();
            kept.Add(renewal is null ? [.. ofStep, .. ofCase] : [.. renewal.Cap(ofStep), .. renewal.Cap(ofCase)]);
            run = WorkflowEngine.After(run, happened);
        }

        return kept;
    }

    private StepDates Dates(OpenCase open, StepRow row, IReadOnlyList<ClockEvent> events, RenewalTerm? renewal, DateTimeOffset at)
    {
        var (service, law) = (open.Service, open.Service.Law);
        var (office, calendar) = (OfficeTime.Of(law), workflows.CalendarOf(service));
        var step = service.Step(row.Key)!;
        var clock = RunningClock.Replay(row.Key, law.Step, events)!;
        var (statutory, promise) = (clock.Due(step.Limit.StatutoryUnder(law.Step), calendar), step.Limit.PromisedUnder(law.Step));
        var promised = clock.Unextended.Due(promise, calendar);
        var yellow = clock.Unextended.Due(promise with { Length = promise.Length * law.YellowAt / 100 }, calendar);
        var isStopped = clock.IsStopped(office.DateOf(at));
        return new StepDates(
            at,
            law.Acceptance is { } acceptance ? office.EndOf(calendar.Due(clock.Received, acceptance.Within).Date) : null,
            office.EndOf(statutory.Date), office.EndOf(promised.Date), office.EndOf(yellow.Date),
            service.SilenceOf(step) switch
            {
                Silence.Grant => office.EndOf(law.Step.SilenceAfter is { } after ? calendar.Advance(statutory.Date, after) : statutory.Date),
                Silence.Renew => renewal?.SilentAt,
                Silence.Breach => null,
            },
            statutory.IsProvisional, isStopped,
            isStopped && clock.StandsSince is null ? office.EndOf(clock.Stops.Max(stop => stop.To!.Value)) : null,
            clock.Begin, clock.StoppedDays(TimeUnit.WorkingDay, calendar));
    }

    private int? Used(OpenCase open, DateOnly? from, int stood, DateTimeOffset at) => from is { } begin
        ? workflows.CalendarOf(open.Service).WorkingDaysBetween(begin, OfficeTime.Of(open.Service.Law).DateOf(at)) - stood
        : null;

    // The case stands while everything in hand stands; what is decided but held back waits for the applicant.
    private static IEnumerable<ClockEvent> Standing(OpenCase open, DateTimeOffset at)
    {
        var (application, law) = (open.Application, open.Service.Law);
        var active = open.Steps.Where(step => step.Status.IsActive()).ToList();
        var stands = active.Count > 0 && active.TrueForAll(step => step.Status == StepStatus.Withheld || IsStopped(step.PausedAt, step.PausedUntil, at));
        var stood = IsStopped(application.PausedAt, application.PausedUntil, at);
        if (stands == stood)
            yield break;
        var today = OfficeTime.Of(law).DateOf(at);
        var until = active.Min(step => step.PausedUntil);
        application.Stand(stands ? at : null, stands ? until : null);
        yield return stands
            ? CaseClock.Stopped(today.AddDays(1), until is { } end ? OfficeTime.Of(law).DateOf(end) : null, law)
            : CaseClock.Resumed(today, law);
    }

    private static bool IsStopped(DateTimeOffset? since, DateTimeOffset? until, DateTimeOffset at) => since is not null && (until is null || until > at);

    private async Task KeepCase(
        OpenCase open, IReadOnlyList<ClockEvent> events, IReadOnlyList<ClockEvent>? history, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var application = open.Application;
        var submitted = OfficeTime.Of(open.Service.Law).DateOf(application.SubmittedAt ?? at);
        var hasEnded = events.Any(happened => happened.Change == ClockChange.Ended);
        // It is reckoned from receipt until it starts; starting with that very day moves nothing.
        if (!events.All(happened => happened.Change == ClockChange.Ended || (happened.Change == ClockChange.Started && happened.On == submitted)))
        {
            if (!events.Any(happened => happened.Change == ClockChange.Received))
                history ??= await History(application.Id, cancellationToken);
            ReckonCase(open, [.. history ?? [], .. events]);
        }

        if (hasEnded && Used(open, application.CountsFrom, application.StoodDays, at) is { } used)
            application.Use(used);
    }

    private void ReckonCase(OpenCase open, IReadOnlyList<ClockEvent> events)
    {
        var (service, law) = (open.Service, open.Service.Law);
        var (office, calendar) = (OfficeTime.Of(law), workflows.CalendarOf(service));
        var clock = RunningClock.Replay(CaseClock.Key, law.Case, events)!;
        var statutory = clock.Due(service.Limit.StatutoryUnder(law.Case), calendar);
        var promised = clock.Unextended.Due(service.Limit.PromisedUnder(law.Case), calendar);
        open.Application.Reckon(office.EndOf(statutory.Date), office.EndOf(promised.Date), statutory.IsProvisional, clock.Begin, clock.StoppedDays(TimeUnit.WorkingDay, calendar));
    }
}
