using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.OpenStatistics;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Services.Guide;

/// <summary>
/// Every application that was sent in during the last twelve months, in working days from then to the end, whatever the
/// time was spent on. One that is still open, was withdrawn or lapsed counts as having taken longer than until then.
/// </summary>
/// <param name="Decided">How many a department, or silence, has ended.</param>
/// <param name="Abandoned">How many were withdrawn, or lapsed because the applicant did not answer.</param>
/// <param name="OldestOpenDays">How long the oldest of the open ones has been open.</param>
/// <param name="OpenFromBefore">Sent in earlier, and still open.</param>
/// <param name="Median">Within so many days half end; null if that cannot be said yet, or there are too few.</param>
/// <param name="Percentile90">Within so many days nine in ten end.</param>
public sealed record ProcessingTimes(
    int Sent, int Decided, int Open, int Abandoned, int? OldestOpenDays, int OpenFromBefore, int? Median, int? Percentile90);

/// <summary>Reckons how long a service really takes.</summary>
public sealed class ReckonTimes(AppDbContext db, Workflows workflows, TimeProvider clock)
{
    private sealed record Sent(int Version, DateTimeOffset From, DateTimeOffset? To, CaseStatus? As);

    public async Task<ProcessingTimes> Of(string service, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var since = now.AddMonths(-12);
        var mine = db.Applications.AsNoTracking().ForThePlatform().Where(application => application.Service == service);
        var sent = await mine.Where(application => application.SubmittedAt >= since)
            .Select(application => new Sent(application.ServiceVersion, application.SubmittedAt!.Value, application.EndedAt, application.EndedAs))
            .ToListAsync(cancellationToken);
        var before = await mine.CountAsync(application => application.SubmittedAt < since && application.EndedAt == null, cancellationToken);
        var observed = sent.ConvertAll(one => new Observed(Days(service, one, now), one.To is not null && !IsAbandoned(one)));
        var open = sent.Where(one => one.To is null).ToList();
        return new ProcessingTimes(
            sent.Count, observed.Count(one => one.Ended), open.Count, sent.Count(IsAbandoned),
            open.Count == 0 ? null : open.Max(one => Days(service, one, now)), before,
            sent.Count < Suppression.Fewest ? null : Survival.Quantile(observed, 0.5),
            sent.Count < Suppression.Fewest ? null : Survival.Quantile(observed, 0.9));
    }

    private static bool IsAbandoned(Sent one) => one.As is CaseStatus.Withdrawn or CaseStatus.Lapsed;

    private int Days(string key, Sent one, DateTimeOffset now)
    {
        var service = workflows.Find(key, one.Version)!;
        var office = OfficeTime.Of(workflows.JurisdictionOf(service));
        return workflows.CalendarOf(service).WorkingDaysBetween(office.DateOf(one.From), office.DateOf(one.To ?? now));
    }
}
