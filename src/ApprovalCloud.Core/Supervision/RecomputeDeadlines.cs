using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Core.Supervision;

/// <summary>A date that the calendar has moved.</summary>
/// <param name="Step">Empty for the whole case.</param>
public sealed record MovedDeadline(string Number, string Step, DateOnly Before, DateOnly After);

/// <param name="Reckoned">How many applications were looked at.</param>
public sealed record RecomputeResult(int Reckoned, IReadOnlyList<MovedDeadline> Moved, int Failed);

/// <summary>
/// Reckons deadlines again on the calendar as it is now: those that were provisional and are published by now, or all of
/// them. What moves is written down and told; the rest only loses its mark. Each application is a save of its own.
/// </summary>
public sealed class RecomputeDeadlines(IServiceScopeFactory scopes, Workflows workflows, TimeProvider clock, ILogger<RecomputeDeadlines> logger)
{
    private const int PageSize = 500;

    private sealed record Place(Guid Id, string Service, int ServiceVersion, IReadOnlyList<DateTimeOffset?> Provisional);

    /// <param name="all">Also dates that were never provisional: a calendar that was published has been changed.</param>
    /// <param name="with">The calendars to try; nothing is saved then.</param>
    public async Task<RecomputeResult> Run(bool all, CancellationToken cancellationToken, Workflows? with = null)
    {
        var (reckoned, failed, moved) = (0, 0, new List<MovedDeadline>());
        for (Guid? last = null; await Page(all, last, cancellationToken) is { Count: > 0 } page; last = page[^1].Id)
        {
            foreach (var application in page.Where(place => all || IsPublished(place, with ?? workflows)).Select(place => place.Id))
            {
                if (await Recompute(application, with, cancellationToken) is not { } dates)
                {
                    failed++;
                    continue;
                }

                reckoned++;
                moved.AddRange(dates);
            }
        }

        return new RecomputeResult(reckoned, moved, failed);
    }

    // Whether it is worth opening: the year in which one of the dates lies has a calendar by now.
    private static bool IsPublished(Place place, Workflows workflows) =>
        workflows.Find(place.Service, place.ServiceVersion) is not { } service
        || place.Provisional.Any(due => due is { } at && workflows.CalendarOf(service).IsPublished(OfficeTime.Of(service.Law).DateOf(at).Year));

    private async Task<IReadOnlyList<MovedDeadline>?> Recompute(Guid application, Workflows? with, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var recompute = new RecomputeApplication(db, scope.ServiceProvider.GetRequiredService<CaseFile>(), with ?? workflows, clock);
        try
        {
            var result = await db.WhenOvertakenAgain(() => recompute.Run(application, isDryRun: with is not null, cancellationToken));
            return result.IsOk ? result.Value : throw new InvalidOperationException(result.Problem.Message.En);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "The deadlines of application {Application} could not be recomputed", application);
            return null;
        }
    }

    private async Task<List<Place>> Page(bool all, Guid? last, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var open = db.Applications.AsNoTracking().ForThePlatform().Where(application => application.SubmittedAt != null && application.EndedAt == null);
        if (last is { } id)
            open = open.Where(application => application.Id > id);
        if (!all)
        {
            // Each by an index of its own: they are few among all that is open.
            var provisional = db.Applications.ForThePlatform().Where(application => application.IsDueProvisional).Select(application => application.Id)
                .Union(db.Steps.Active().Where(step => step.IsDueProvisional).Select(step => step.ApplicationId));
            open = open.Where(application => provisional.Contains(application.Id));
        }

        var rows = await open
            .OrderBy(application => application.Id).Take(PageSize)
            .Select(application => new
            {
                application.Id,
                application.Service,
                application.ServiceVersion,
                OfCase = application.IsDueProvisional ? application.DueAt : null,
                OfSteps = db.Steps.Active().Where(step => step.ApplicationId == application.Id && step.IsDueProvisional).Select(step => step.DueAt).ToList(),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Place(row.Id, row.Service, row.ServiceVersion, [row.OfCase, .. row.OfSteps]))];
    }
}
