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

    public async Task<CasesArchived> Run(CancellationToken cancellationToken)
    {
        var (archived, failed) = (0, new List<Guid>());
        if (options.Value.After == TimeSpan.Zero)
            return new CasesArchived(0, 0);
        while (await Due(clock.GetUtcNow() - options.Value.After, failed, cancellationToken) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await One(id, cancellationToken))
                    archived++;
                else
                    failed.Add(id);
            }
        }

        return new CasesArchived(archived, failed.Count);
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
    private async Task<List<Guid>> Due(DateTimeOffset before, List<Guid> failed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        return await db.Applications.AsNoTracking().ForThePlatform()
            .Where(one => one.EndedAt < before && one.UpdatedAt < before && one.UnfoldedSince == null && one.WatchAt == null && !failed.Contains(one.Id)
                && !db.Steps.Any(step => step.ApplicationId == one.Id && (step.WatchAt != null || step.CheckBy != null || step.FollowBy != null || step.AppealedAt != null))
                && !db.Outbox.Any(letter => letter.ApplicationId == one.Id && letter.SentAt == null)
                && !db.ArchivedCases.Any(archived => archived.ApplicationId == one.Id))
            .OrderBy(one => one.EndedAt).ThenBy(one => one.Id).Take(Batch).Select(one => one.Id).ToListAsync(cancellationToken);
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
