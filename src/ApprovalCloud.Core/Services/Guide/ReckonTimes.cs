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

    // What is reckoned of many at once: there are few days, and many applications.
    private readonly record struct Stay(int Version, DateOnly From, DateOnly? To, bool IsAbandoned);

    public async Task<ProcessingTimes> Of(string service, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var since = now.AddMonths(-12);
        var mine = db.Applications.AsNoTracking().ForThePlatform().Where(application => application.Service == service);
        var stays = await Stays(service, mine.Where(application => application.SubmittedAt >= since), cancellationToken);
        var before = await mine.CountAsync(application => application.SubmittedAt < since && application.EndedAt == null, cancellationToken);
        var observed = stays.Select(one => (one.Key, Observed: new Observed(Days(service, one.Key, now), one.Key is { To: not null, IsAbandoned: false }, one.Value))).ToList();
        var all = observed.ConvertAll(one => one.Observed);
        var open = observed.FindAll(one => one.Key.To is null);
        var sent = stays.Values.Sum();
        return new ProcessingTimes(
            sent, all.Where(one => one.Ended).Sum(one => one.Count), open.Sum(one => one.Observed.Count), stays.Where(one => one.Key.IsAbandoned).Sum(one => one.Value),
            open.Count == 0 ? null : open.Max(one => one.Observed.Days), before,
            sent < Suppression.Fewest ? null : Survival.Quantile(all, 0.5),
            sent < Suppression.Fewest ? null : Survival.Quantile(all, 0.9));
    }

    private async Task<Dictionary<Stay, int>> Stays(string service, IQueryable<Application> sent, CancellationToken cancellationToken)
    {
        var stays = new Dictionary<Stay, int>();
        await foreach (var one in sent.Select(application => new Sent(application.ServiceVersion, application.SubmittedAt!.Value, application.EndedAt, application.EndedAs))
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var office = OfficeOf(service, one.Version);
            var stay = new Stay(one.Version, office.DateOf(one.From), one.To is { } to ? office.DateOf(to) : null, one.As is CaseStatus.Withdrawn or CaseStatus.Lapsed);
            stays[stay] = stays.GetValueOrDefault(stay) + 1;
        }

        return stays;
    }

    private int Days(string service, Stay one, DateTimeOffset now) =>
        workflows.CalendarOf(workflows.Find(service, one.Version)!).WorkingDaysBetween(one.From, one.To ?? OfficeOf(service, one.Version).DateOf(now));

    private OfficeTime OfficeOf(string service, int version) => OfficeTime.Of(workflows.JurisdictionOf(workflows.Find(service, version)!));
}
