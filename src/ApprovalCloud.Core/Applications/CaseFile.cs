using System.Collections.Immutable;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>An application with its steps, as the engine sees them.</summary>
public sealed record OpenCase(Application Application, IReadOnlyList<StepRow> Steps, ServiceDefinition Service)
{
    public Run Run { get; } = new(
        Application.Applicant,
        Steps.ToImmutableSortedDictionary(step => step.Key, step => step.ToRun(), StringComparer.Ordinal),
        Application.EndedAs == CaseStatus.Withdrawn);
}

/// <summary>Brings applications before the engine, and writes down what came of it: rows, history and letters in one save.</summary>
public sealed class CaseFile(AppDbContext db, Workflows workflows)
{
    public async Task<OpenCase?> Open(IQueryable<Application> visible, Guid id, CancellationToken cancellationToken)
    {
        var application = await visible.SingleOrDefaultAsync(
            application => application.Id == id && application.SubmittedAt != null, cancellationToken);
        if (application is null)
            return null;
        var steps = await db.Steps.Where(step => step.ApplicationId == id).OrderBy(step => step.Position).ToListAsync(cancellationToken);
        return new OpenCase(application, steps, workflows.Find(application.Service, application.ServiceVersion)!);
    }

    /// <summary>Everything that follows from a decision, to be saved together or not at all.</summary>
    public async Task Record(OpenCase open, Outcome outcome, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var application = open.Application;
        foreach (var step in open.Steps)
            step.Become(outcome.Run![step.Key], at);
        foreach (var happened in outcome.Events)
        {
            var row = new EventRow(application.Id, application.EventCount + 1, happened, application.HeadHash);
            application.Append(row);
            db.Events.Add(row);
            foreach (var letter in outcome.Effects.Where(effect => IsAbout(effect, happened)))
                db.Outbox.Add(new OutboxMessage(application.Id, row.Sequence, (letter as Effect.TaskOpened)?.Department, at));
            if (happened is CorrectionAnswered { Changed: var changed })
                NoticeChanged(open, changed);
            if (happened is ApplicationEnded ended)
                application.End(ended.Status, at);
        }

        await SetDueDates(open, outcome, cancellationToken);
        application.Touch(at);
    }

    /// <summary>Whoever has the old facts before them must not decide on them unawares.</summary>
    public static void NoticeChanged(OpenCase open, IReadOnlyCollection<string> changed) => NoticeChanged(open.Steps, open.Service, changed);

    public static void NoticeChanged(IEnumerable<StepRow> steps, ServiceDefinition service, IReadOnlyCollection<string> changed)
    {
        foreach (var row in steps.Where(row => row.Status.IsActive() && service.Step(row.Key)!.Reads.Intersect(changed).Any()))
            row.FactsChanged();
    }

    private static bool IsAbout(Effect effect, RunEvent happened) => effect switch
    {
        Effect.TellApplicant tell => ReferenceEquals(tell.About, happened),
        Effect.TaskOpened task => happened is StepOpened or CorrectionAnswered && happened.StepKey == task.Step,
        _ => false,
    };

    private async Task SetDueDates(OpenCase open, Outcome outcome, CancellationToken cancellationToken)
    {
        var office = OfficeTime.Of(workflows.JurisdictionOf(open.Service));
        var calendar = workflows.CalendarOf(open.Service);
        foreach (var started in outcome.Events.Where(happened => happened is StepOpened or CorrectionAnswered or StepResumed))
        {
            var history = started is StepOpened ? [] : await StepHistory(open.Application.Id, started.StepKey!, cancellationToken);
            var clock = StepClock.Replay(started.StepKey!, [.. history, .. outcome.Events], office.DateOf)!;
            var limit = open.Service.Step(started.StepKey!)!.Limit;
            var (statutory, promised) = (clock.Due(limit.Statutory, calendar), clock.Due(limit.Promised, calendar));
            open.Steps.Single(step => step.Key == started.StepKey)
                .Due(office.EndOf(statutory.Date), office.EndOf(promised.Date), statutory.IsProvisional);
        }
    }

    private async Task<IEnumerable<RunEvent>> StepHistory(Guid application, string step, CancellationToken cancellationToken)
    {
        var rows = await db.Events.AsNoTracking().Where(row => row.ApplicationId == application && row.Step == step)
            .OrderBy(row => row.Sequence).ToListAsync(cancellationToken);
        return rows.Select(row => row.Read());
    }
}
