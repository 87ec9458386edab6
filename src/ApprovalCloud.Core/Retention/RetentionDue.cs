using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Retention;

/// <summary>Until when the record of an application is kept, by its service or else by its jurisdiction; and which are due.</summary>
public sealed class RetentionDue(AppDbContext db, Workflows workflows, TimeProvider clock)
{
    private const int Batch = 200;
    private const int Margin = 31;

    /// <returns>Null while it runs, where no rule names a term, and where this node does not know its service.</returns>
    public DateOnly? KeptUntil(Application application) =>
        application.EndedAt is { } ended && workflows.Find(application.Service, application.ServiceVersion) is { } service ? workflows.KeptUntil(service, ended) : null;

    /// <summary>Whether the last day on which it must be kept is over, where its office is.</summary>
    public bool IsOver(Application application) =>
        KeptUntil(application) is { } until && until < OfficeTime.Of(workflows.Find(application.Service, application.ServiceVersion)!.Law).DateOf(clock.GetUtcNow());

    /// <summary>
    /// Those whose time is over, of which nothing is to come, and whose every entry is sealed: the oldest first. What a licence of theirs allows,
    /// or an appeal may still change, keeps them.
    /// </summary>
    public async Task<List<Application>> Next(IReadOnlyCollection<Guid> without, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = new List<Application>();
        foreach (var service in workflows.Services)
        {
            if (workflows.KeptUntil(service, now) is not { } until)
                continue;
            // Nearly as long ago as the term is, whichever days and years it is counted by: what ended later is not looked at.
            var longAgo = now.AddDays(OfficeTime.Of(service.Law).DateOf(now).DayNumber - until.DayNumber + Margin);
            var ended = await Closed(service, now).Where(one => one.EndedAt < longAgo && !without.Contains(one.Id)).OrderBy(one => one.EndedAt).ThenBy(one => one.Id).Take(Batch).ToListAsync(cancellationToken);
            due.AddRange(ended.TakeWhile(IsOver));
        }

        return [.. due.OrderBy(one => one.EndedAt).Take(Batch)];
    }

    private IQueryable<Application> Closed(ServiceDefinition service, DateTimeOffset now) => db.Applications.AsNoTracking().ForThePlatform().Where(one =>
        one.Service == service.Key && one.ServiceVersion == service.Version && one.EndedAt != null && one.UnfoldedSince == null && one.WatchAt == null
        && !db.Steps.Any(step => step.ApplicationId == one.Id && (step.WatchAt != null || step.CheckBy != null || step.FollowBy != null || step.AppealedAt != null))
        && !db.Outbox.Any(letter => letter.ApplicationId == one.Id && letter.SentAt == null)
        && !db.Licences.OfScopedRows().Any(licence => licence.ApplicationId == one.Id && licence.RevokedAt == null && (licence.ValidUntil == null || licence.ValidUntil > now))
        && !db.Bars.Any(bar => bar.ApplicationId == one.Id && bar.LiftedAt == null)
        && !db.Redress.OfScopedRows().Any(redress => redress.ApplicationId == one.Id && (redress.Status == RedressStatus.Open || redress.Status == RedressStatus.Contacted))
        && db.SealedCases.Where(sealing => sealing.ApplicationId == one.Id).Max(sealing => (int?)sealing.LastEvent) == one.EventCount
        && (db.SealedCases.Where(sealing => sealing.ApplicationId == one.Id).Max(sealing => (int?)sealing.LastRead) ?? 0)
            == (db.ReadLedgers.Where(ledger => ledger.ApplicationId == one.Id).Select(ledger => (int?)ledger.Count).FirstOrDefault() ?? 0));
}
