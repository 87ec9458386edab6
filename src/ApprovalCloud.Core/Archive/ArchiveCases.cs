using System.Data.Common;
using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Archive;

public sealed record CasesArchived(int Archived, int Failed);

/// <summary>Packs away what has ended long ago, one application after the other; whoever stops it loses nothing, and the next run goes on.</summary>
public sealed class ArchiveCases(IServiceScopeFactory scopes, IOptions<ArchiveOptions> options, TimeProvider clock, ILogger<ArchiveCases> logger)
{
    private const int Batch = 500;

    private sealed record Place(DateTimeOffset EndedAt, Guid Id);

    public async Task<CasesArchived> Run(CancellationToken cancellationToken)
    {
        var (archived, failed) = (0, 0);
        if (options.Value.After == TimeSpan.Zero)
            return new CasesArchived(0, 0);
        var before = clock.GetUtcNow() - options.Value.After;
        for (Place? last = null; await Due(before, last, cancellationToken) is [.., var latest] due; last = latest)
        {
            foreach (var one in due)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await One(one.Id, cancellationToken))
                    archived++;
                else
                    failed++;
            }
        }

        return new CasesArchived(archived, failed);
    }

    /// <summary>Brings everything back: an earlier version knows of no archive.</summary>
    /// <returns>Of how many applications.</returns>
    public async Task<int> Undo(CancellationToken cancellationToken)
    {
        for (var all = 0; ;)
        {
            await using var scope = scopes.CreateAsyncScope();
            var packed = await scope.ServiceProvider.GetRequiredService<AppDbContext>().ArchivedCases.ForThePlatform()
                .OrderBy(one => one.ApplicationId).Select(one => one.ApplicationId).Take(Batch).ToListAsync(cancellationToken);
            if (packed.Count == 0)
                return all;
            foreach (var id in packed)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await using var own = scopes.CreateAsyncScope();
                await own.ServiceProvider.GetRequiredService<ArchiveApplication>().BringBack(id, cancellationToken);
                all++;
            }
        }
    }

    // What is still to come about it, or is on its way to somebody, is not closed.
    private async Task<List<Place>> Due(DateTimeOffset before, Place? last, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        // The first of a run passes all that is packed away already.
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        var ended = db.Applications.AsNoTracking().ForThePlatform();
        if (last is var (at, id))
            ended = ended.Where(one => one.EndedAt >= at && (one.EndedAt > at || one.Id > id));
        return await ended
            .Where(one => one.EndedAt < before && one.UpdatedAt < before && one.UnfoldedSince == null && one.WatchAt == null
                && !db.Steps.Any(step => step.ApplicationId == one.Id && (step.WatchAt != null || step.CheckBy != null || step.FollowBy != null || step.AppealedAt != null))
                && !db.Outbox.Any(letter => letter.ApplicationId == one.Id && letter.SentAt == null)
                && !db.ArchivedCases.Any(archived => archived.ApplicationId == one.Id))
            .OrderBy(one => one.EndedAt).ThenBy(one => one.Id).Take(Batch).Select(one => new Place(one.EndedAt!.Value, one.Id)).ToListAsync(cancellationToken);
    }

    private async Task<bool> One(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<ArchiveApplication>().PackAway(id, cancellationToken))
                return true;
            logger.LogError("The history of application {Application} is not whole, and was not archived; verify-log says more", id);
            return false;
        }
        catch (Exception exception) when (exception is DbUpdateException or DbException)
        {
            logger.LogWarning("Application {Application} was not archived, and is the next time: {Error}", id, exception.Message);
            return false;
        }
    }
}
