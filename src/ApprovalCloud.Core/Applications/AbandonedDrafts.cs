using System.Data.Common;
using System.Linq.Expressions;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Applications;

public sealed record DraftsLookedAt(int Warned, int Deleted, int Failed);

/// <summary>
/// What somebody typed and never sent is no record: its applicant is told, and if nobody goes on with it, it goes. One after the other;
/// whoever stops it loses nothing, and the next run goes on.
/// </summary>
public sealed class AbandonedDrafts(
    IServiceScopeFactory scopes, Workflows workflows, IFileStore files, DraftTerm term, IOptions<DraftOptions> options, TimeProvider clock, ILogger<AbandonedDrafts> logger)
{
    private const int Batch = 200;

    public async Task<DraftsLookedAt> Run(CancellationToken cancellationToken)
    {
        var (kept, warn, now) = (options.Value.KeptDays, options.Value.WarnDays, clock.Now());
        if (kept == 0)
            return new DraftsLookedAt(0, 0, 0);
        // The last day is kept to its end, wherever one reads its date.
        var (old, over, told) = (now.AddDays(warn - kept), now.AddDays(-kept - 1), now.AddDays(-warn - 1));
        var deleted = await Each(draft => draft.UpdatedAt < over && draft.WarnedAt < told && draft.WarnedAt > draft.UpdatedAt, Delete, cancellationToken);
        var warned = await Each(draft => draft.UpdatedAt < old && (draft.WarnedAt == null || draft.WarnedAt <= draft.UpdatedAt), Warn, cancellationToken);
        return new DraftsLookedAt(warned.Done, deleted.Done, warned.Failed + deleted.Failed);
    }

    private async Task Delete(IServiceProvider services, Application draft)
    {
        var db = services.GetRequiredService<AppDbContext>();
        await DiscardDraftHandler.Remove(db, draft, CancellationToken.None);
        await db.SaveChangesAsync(CancellationToken.None);
        await files.DeleteAll(draft.Id, CancellationToken.None);
    }

    private async Task Warn(IServiceProvider services, Application draft)
    {
        var (db, now) = (services.GetRequiredService<AppDbContext>(), clock.Now());
        draft.Warn(now);
        db.Outbox.Add(DraftLetters.Owed(draft, workflows.Find(draft.Service)!, term.KeptUntil(draft)!.Value, now));
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task<(int Done, int Failed)> Each(
        Expression<Func<Application, bool>> which, Func<IServiceProvider, Application, Task> what, CancellationToken cancellationToken)
    {
        var (done, failed) = (0, 0);
        await using var reading = scopes.CreateAsyncScope();
        var all = Drafts(reading.ServiceProvider, which).AsNoTracking().Select(draft => draft.Id);
        await foreach (var batch in all.InBatches(Batch, cancellationToken))
        {
            foreach (var id in batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await using var scope = scopes.CreateAsyncScope();
                try
                {
                    if (await Drafts(scope.ServiceProvider, which).SingleOrDefaultAsync(draft => draft.Id == id, cancellationToken) is not { } draft)
                        continue;
                    await what(scope.ServiceProvider, draft);
                    done++;
                }
                catch (DbUpdateConcurrencyException)
                {
                    // Somebody goes on with it at this very moment.
                }
                catch (Exception exception) when (exception is DbUpdateException or DbException or IOException)
                {
                    failed++;
                    logger.LogWarning("Draft {Application} was not dealt with, and is the next time: {Error}", id, exception.Message);
                }
            }
        }

        return (done, failed);
    }

    private static IQueryable<Application> Drafts(IServiceProvider services, Expression<Func<Application, bool>> which) =>
        services.GetRequiredService<AppDbContext>().Applications.ForThePlatform().Where(application => application.SubmittedAt == null).Where(which);
}
