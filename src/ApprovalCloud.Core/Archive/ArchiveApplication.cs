using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Archive;

/// <summary>Packs away the events of one application, or brings them back: each in one transaction, so they lie in one place or the other.</summary>
public sealed class ArchiveApplication(AppDbContext db, TimeProvider clock)
{
    /// <returns>False where its history is not whole: that is left as it is, for whoever looks into it.</returns>
    public async Task<bool> PackAway(Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var application = await db.Applications.ForThePlatform().SingleAsync(one => one.Id == id, cancellationToken);
        var history = await db.Events.AsNoTracking().ForThePlatform().Where(row => row.ApplicationId == id).OrderBy(row => row.Sequence).ToListAsync(cancellationToken);
        if (application.EndedAt is null || EventChain.Fault(application, history) is not null)
            return false;
        db.ArchivedCases.Add(new ArchivedCase(id, history, clock.GetUtcNow()));
        // Whoever decides something about it at the same time comes again, and finds it in the archive.
        application.Guard();
        await db.SaveChangesAsync(cancellationToken);
        if (await Forget(id, cancellationToken) != history.Count)
            return false;
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    // PostgreSQL looks itself whether they lie in the archive: nodes may have no right to take events away.
    private async Task<int> Forget(Guid id, CancellationToken cancellationToken) => db.Database.IsNpgsql()
        ? (await db.Database.SqlQuery<int>($"""SELECT forget_events({id}) AS "Value" """).ToListAsync(cancellationToken))[0]
        : await db.Events.Where(row => row.ApplicationId == id).ExecuteDeleteAsync(cancellationToken);

    public async Task BringBack(Guid id, CancellationToken cancellationToken)
    {
        if (await db.ArchivedCases.ForThePlatform().SingleOrDefaultAsync(one => one.ApplicationId == id, cancellationToken) is not { } archived)
            return;
        db.Events.AddRange(archived.Read());
        db.ArchivedCases.Remove(archived);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (Saving.WasOvertaken(exception))
        {
            // Somebody else has brought it back.
        }
    }
}
