using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Core.Supervision;

/// <summary>What a pass of the sweep came to.</summary>
/// <param name="Applications">At which something had come due.</param>
/// <param name="Failed">Left as they are, and looked at again in the next pass.</param>
public sealed record SweepResult(int Applications, SweptApplication Drawn, int Failed);

/// <summary>
/// Draws the consequences of time passing, wherever a deadline has come. Safe to run twice and on several nodes at once:
/// each application is a save of its own, guarded by its row version; and one that fails stops no other.
/// </summary>
public sealed class SweepDeadlines(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SweepDeadlines> logger)
{
    // No more than this many keys are in memory at a time.
    private const int PageSize = 500;

    private sealed record Place(DateTimeOffset WatchAt, Guid ApplicationId, string Key);

    public async Task<SweepResult> Run(CancellationToken cancellationToken)
    {
        var (start, result, failed) = (clock.Now(), new SweepResult(0, SweptApplication.Nothing, 0), new HashSet<Guid>());
        foreach (var pageAfter in new Func<DateTimeOffset, Place?, CancellationToken, Task<List<Place>>>[] { Steps, Applications })
        {
            Place? last = null;
            while (await pageAfter(start, last, cancellationToken) is { Count: > 0 } page)
            {
                foreach (var application in page.Select(place => place.ApplicationId).Distinct().Where(id => !failed.Contains(id)))
                {
                    if (await Sweep(application, cancellationToken) is { } drawn)
                        result = result with { Applications = result.Applications + 1, Drawn = result.Drawn + drawn };
                    else
                        failed.Add(application);
                }

                last = page[^1];
            }
        }

        return result with { Failed = failed.Count };
    }

    private async Task<SweptApplication?> Sweep(Guid application, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<SweepApplication>().Run(application, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "The deadlines of application {Application} could not be swept; the next pass tries again", application);
            return null;
        }
    }

    private async Task<List<Place>> Steps(DateTimeOffset start, Place? last, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var due = db.Steps.AsNoTracking().ForThePlatform().Where(step => step.WatchAt < start);
        if (last is var (at, id, key))
        {
            due = due.Where(step => step.WatchAt > at || (step.WatchAt == at
                && (step.ApplicationId > id || (step.ApplicationId == id && string.Compare(step.Key, key) > 0))));
        }

        return await due.OrderBy(step => step.WatchAt).ThenBy(step => step.ApplicationId).ThenBy(step => step.Key)
            .Take(PageSize).Select(step => new Place(step.WatchAt!.Value, step.ApplicationId, step.Key)).ToListAsync(cancellationToken);
    }

    private async Task<List<Place>> Applications(DateTimeOffset start, Place? last, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var due = db.Applications.AsNoTracking().ForThePlatform().Where(application => application.WatchAt < start);
        if (last is var (at, id, _))
            due = due.Where(application => application.WatchAt > at || (application.WatchAt == at && application.Id > id));
        return await due.OrderBy(application => application.WatchAt).ThenBy(application => application.Id)
            .Take(PageSize).Select(application => new Place(application.WatchAt!.Value, application.Id, "")).ToListAsync(cancellationToken);
    }
}
