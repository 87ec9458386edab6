using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Writes into the access ledger, before anybody sees what they asked for: no row, no data.</summary>
public sealed class AccessLedger(IServiceScopeFactory scopes, IOptions<SealOptions> seals, TimeProvider clock)
{
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(5);

    public Task Write(Guid application, Caller by, ReadEntry entry, CancellationToken cancellationToken) =>
        Write(application, entry.By(by), cancellationToken);

    /// <summary>
    /// The same, where somebody goes on looking at the same thing: a form that is saved as it is filled in is one look. What
    /// they have not been shown in the last minutes is a row of its own.
    /// </summary>
    public async Task WriteUnlessJustWritten(Guid application, ReadEntry entry, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var last = await scope.ServiceProvider.GetRequiredService<AppDbContext>().FactReads.AsNoTracking().OfScopedRows()
            .Where(read => read.ApplicationId == application).OrderByDescending(read => read.Sequence).FirstOrDefaultAsync(cancellationToken);
        var isSame = last is not null && last.PersonId == entry.PersonId && last.Purpose == entry.Purpose && last.Source == entry.Source
            && clock.Now() - last.At < OneLook && !entry.Facts.Except(last.Facts).Any();
        if (!isSame)
            await Write(application, entry, cancellationToken);
    }

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
        var row = new FactRead(application, ledger.Count + 1, clock.Now(), entry, ledger.HeadHash, seals.Value.Algorithm);
        ledger.Append(row);
        db.Add(row);
    }
}
