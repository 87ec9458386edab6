using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.SharedData;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Walks every application's access ledger: every row's hash, no gap, nothing cut off the end.</summary>
public sealed class VerifyReads(AppDbContext db)
{
    private const int AtOnce = 200;

    /// <returns>How many rows there are.</returns>
    public async Task<long> Run(List<LogFault> faults, int mostFaults, CancellationToken cancellationToken)
    {
        long count = 0;
        await foreach (var batch in db.ReadLedgers.AsNoTracking().Select(ledger => ledger.ApplicationId).InBatches(AtOnce, cancellationToken))
        {
            if (faults.Count >= mostFaults)
                return count;
            count += await Check(batch, faults, cancellationToken);
        }

        // Rows whose ledger is gone are found as well. Drafts have a ledger, too: of registries asked.
        var apart = await db.FactReads.AsNoTracking().ForThePlatform().Where(read => !db.ReadLedgers.Any(ledger => ledger.ApplicationId == read.ApplicationId))
            .Select(read => read.ApplicationId).Distinct().OrderBy(id => id).Take(mostFaults).ToListAsync(cancellationToken);
        return count + await Check(apart, faults, cancellationToken);
    }

    private async Task<long> Check(List<Guid> batch, List<LogFault> faults, CancellationToken cancellationToken)
    {
        long count = 0;
        var ledgers = await db.ReadLedgers.AsNoTracking().Where(ledger => batch.Contains(ledger.ApplicationId))
            .ToDictionaryAsync(ledger => ledger.ApplicationId, cancellationToken);
        var reads = (await db.FactReads.AsNoTracking().ForThePlatform().Where(read => batch.Contains(read.ApplicationId))
            .OrderBy(read => read.Sequence).ToListAsync(cancellationToken)).ToLookup(read => read.ApplicationId);
        foreach (var application in batch)
        {
            var own = reads[application].ToList();
            count += own.Count;
            if (Fault(own, ledgers.GetValueOrDefault(application)) is var (sequence, what))
                faults.Add(new LogFault(application, sequence, what, "read"));
        }

        return count;
    }

    private static (int Sequence, string What)? Fault(List<FactRead> reads, ReadLedger? ledger)
    {
        byte[] previous = [];
        foreach (var (row, sequence) in reads.Select((row, place) => (row, place + 1)))
        {
            if (row.Sequence != sequence)
                return (sequence, "the entry is missing");
            if (!ReadChain.IsRight(row, previous))
                return (sequence, "the entry, or one before it, was changed");
            previous = row.Hash;
        }

        if (ledger is not null && ledger.Count == reads.Count && ledger.HeadHash.AsSpan().SequenceEqual(previous))
            return null;
        return reads.Count > (ledger?.Count ?? 0)
            ? ((ledger?.Count ?? 0) + 1, "the entry was added at the end, or the ledger's head was taken away")
            : (reads.Count + 1, "entries are missing at the end");
    }
}
