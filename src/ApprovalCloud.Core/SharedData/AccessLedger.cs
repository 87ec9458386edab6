using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Writes into the access ledger, before anybody sees what they asked for: no row, no data.</summary>
public sealed class AccessLedger(IServiceScopeFactory scopes, TimeProvider clock)
{
    public Task Write(Guid application, Caller by, ReadEntry entry, CancellationToken cancellationToken) =>
        Write(application, entry.By(by), cancellationToken);

    public async Task Write(Guid application, ReadEntry entry, CancellationToken cancellationToken)
    {
        // A context of its own: what the use case has in hand is neither saved nor lost by this.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var written = await db.WhenOvertakenAgain<Done>(async () =>
        {
            await Add(db, application, entry, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Done.It;
        });
        if (!written.IsOk)
            throw new InvalidOperationException("The access ledger could not be written.");
    }

    /// <summary>Adds a row to what is about to be saved.</summary>
    internal async Task Add(AppDbContext db, Guid application, ReadEntry entry, CancellationToken cancellationToken)
    {
        var ledger = db.ReadLedgers.Local.FirstOrDefault(ledger => ledger.ApplicationId == application)
            ?? await db.ReadLedgers.SingleOrDefaultAsync(ledger => ledger.ApplicationId == application, cancellationToken)
            ?? db.Add(new ReadLedger(application)).Entity;
        var row = new FactRead(application, ledger.Count + 1, clock.Now(), entry, ledger.HeadHash);
        ledger.Append(row);
        db.Add(row);
    }
}
