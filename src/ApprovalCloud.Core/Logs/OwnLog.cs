using System.Runtime.CompilerServices;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Logs;

/// <summary>An application as a case of a log. Its events have no gap: the first is number 1.</summary>
public sealed record OwnTrace(Guid ApplicationId, string Service, LogTrace Trace)
{
    /// <summary>How many events there were when it ended last; none while it has not.</summary>
    public int? EventsToEnd => Trace.Events.Select((happened, place) => (happened.Activity, Number: place + 1))
        .Where(one => one.Activity == nameof(ApplicationEnded)).Select(one => (int?)one.Number).LastOrDefault();

    /// <summary>Its first events, as many as there were.</summary>
    public Course CourseOf(int events) => Course.Of(Trace with { Events = [.. Trace.Events.Take(events)] });
}

/// <summary>
/// The platform's own history as traces, one at a time. It tells what the office did and names no applicant: that is
/// nobody's personal data, so no application's access ledger has a row of it.
/// </summary>
public sealed class OwnLog(AppDbContext db, Workflows workflows)
{
    private const string Applicant = "applicant";

    private sealed record Row(
        Guid ApplicationId, DateTimeOffset At, string Kind, string? Step, string? Actor, string? Number, string Service, int ServiceVersion,
        DateTimeOffset? DueAt, DateTimeOffset? PromisedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? EndedAt, FilingForm Channel);

    /// <param name="applications">Scoped, and submitted.</param>
    public async IAsyncEnumerable<OwnTrace> Traces(IQueryable<Application> applications, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        await foreach (var row in Archived(applications).Concat(Rows(applications)).WithCancellation(cancellationToken))
        {
            if (rows.Count > 0 && rows[0].ApplicationId != row.ApplicationId)
            {
                yield return Trace(rows);
                rows.Clear();
            }

            rows.Add(row);
        }

        if (rows.Count > 0)
            yield return Trace(rows);
    }

    private IAsyncEnumerable<Row> Rows(IQueryable<Application> applications)
    {
        var applicants = Applicants.Events;
        return db.Events.AsNoTracking()
            .Join(applications, row => row.ApplicationId, application => application.Id, (row, application) => new { row, application })
            .OrderBy(one => one.row.ApplicationId).ThenBy(one => one.row.Sequence)
            .Select(one => new Row(
                one.row.ApplicationId, one.row.At, one.row.Kind, one.row.Step,
                one.row.ActorId == one.application.ApplicantId || applicants.Contains(one.row.Kind) ? Applicant : one.row.ActorName,
                one.application.Number, one.application.Service, one.application.ServiceVersion, one.application.DueAt, one.application.PromisedAt,
                one.application.SubmittedAt, one.application.EndedAt, one.application.Channel))
            .AsAsyncEnumerable();
    }

    private async IAsyncEnumerable<Row> Archived(IQueryable<Application> applications)
    {
        var archived = db.ArchivedCases.AsNoTracking().OfScopedRows().Join(applications, one => one.ApplicationId, application => application.Id, (one, application) => new { one, application });
        await foreach (var packed in archived.OrderBy(packed => packed.one.ApplicationId).AsAsyncEnumerable())
        {
            var (events, application) = (packed.one.Read(), packed.application);
            foreach (var row in events)
            {
                yield return new Row(
                    row.ApplicationId, row.At, row.Kind, row.Step, row.ActorId == application.ApplicantId || Applicants.Events.Contains(row.Kind) ? Applicant : row.ActorName,
                    application.Number, application.Service, application.ServiceVersion, application.DueAt, application.PromisedAt,
                    application.SubmittedAt, application.EndedAt, application.Channel);
            }
        }
    }

    private OwnTrace Trace(List<Row> rows)
    {
        var first = rows[0];
        var service = workflows.Find(first.Service, first.ServiceVersion);
        var office = service is null ? null : OfficeTime.Of(workflows.JurisdictionOf(service));
        return new OwnTrace(first.ApplicationId, first.Service, new LogTrace(first.Number!, [.. rows.Select(row => new LogEvent(
            row.Step is null ? row.Kind : $"{row.Kind} {row.Step}", Local(row.At), row.Actor,
            row.Step is null ? null : service?.Step(row.Step)?.Department, "complete"))])
        {
            Channel = first.Channel.ToString(),
            Deadline = Local(first.DueAt),
            PlannedEnd = Local(first.PromisedAt),
            StartsAt = Local(first.SubmittedAt),
            EndsAt = Local(first.EndedAt),
        });

        // A case belongs to the month in which it ended at the office.
        DateTimeOffset? Local(DateTimeOffset? at) => at is { } moment && office?.LocalTimeOf(moment) is { } local
            ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), local - moment.UtcDateTime)
            : at;
    }
}
