using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Seals;

/// <summary>Seals each day that is over, in order, and none without a certificate. One that nothing happened on is sealed too: then nobody can put something into it.</summary>
public sealed class SealDays(AppDbContext db, SigningKeys keys, IOptions<SealOptions> options, TimeProvider clock)
{
    // A decision that was taken a moment before midnight is committed a moment after it.
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(10);
    private const int AtOnce = 500;

    /// <returns>How many days were sealed; null where there is no certificate to seal with.</returns>
    public async Task<int?> Run(CancellationToken cancellationToken)
    {
        if (await keys.Current(cancellationToken) is not { } key)
            return null;
        var last = await db.DaySeals.AsNoTracking().OrderByDescending(one => one.Day).FirstOrDefaultAsync(cancellationToken);
        var until = DateOnly.FromDateTime((clock.GetUtcNow() - Settles).UtcDateTime);
        var day = last?.Day.AddDays(1) ?? await FirstDay(until, cancellationToken);
        var count = 0;
        for (; day < until; day = day.AddDays(1), count++)
            last = await Seal(day, last, key, cancellationToken);
        return count;
    }

    private async Task<DaySeal> Seal(DateOnly day, DaySeal? before, SigningKey key, CancellationToken cancellationToken)
    {
        var end = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var previous = before?.Root ?? [];
        var tree = new MerkleTree(Hashing.After(previous, options.Value.Algorithm));
        // Of a day that is written in part nobody sees anything; and of those that are written, their hashes alone are kept here.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var leaves = new List<byte[]>();
        Guid? last = null;
        while (await Open(last, cancellationToken) is [.., var latest] batch)
        {
            var cases = await Cases(tree, day, end, leaves.Count, batch, cancellationToken);
            leaves.AddRange(cases.Select(one => one.LeafIn(tree)));
            db.SealedCases.AddRange(cases);
            await Save(cancellationToken);
            last = latest.Id;
        }

        var root = tree.Root([.. leaves]);
        var seal = new DaySeal
        {
            Day = day, Size = leaves.Count, Root = root, Previous = previous, SealedAt = clock.GetUtcNow(),
            Signature = PadesSignature.Of(DaySeal.Signed(day, leaves.Count, root, previous), key),
        };
        db.DaySeals.Add(seal);
        db.SealedBlocks.AddRange(SealedBlock.Of(tree, day, leaves));
        await Save(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return seal;
    }

    private async Task Save(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    // Those that were submitted with more entries than are sealed, by their id: the order is the same for whoever counts again.
    private async Task<List<(Guid Id, int Events, int Reads)>> Open(Guid? after, CancellationToken cancellationToken)
    {
        var applications = db.Applications.AsNoTracking().ForThePlatform();
        if (after is { } id)
            applications = applications.Where(one => one.Id > id);
        var all = from application in applications
                  let events = db.SealedCases.Where(one => one.ApplicationId == application.Id).Max(one => (int?)one.LastEvent) ?? 0
                  let reads = db.SealedCases.Where(one => one.ApplicationId == application.Id).Max(one => (int?)one.LastRead) ?? 0
                  let written = db.ReadLedgers.Where(one => one.ApplicationId == application.Id).Select(one => (int?)one.Count).FirstOrDefault() ?? 0
                  where application.SubmittedAt != null && (application.EventCount > events || written > reads)
                  orderby application.Id
                  select new { application.Id, Events = events, Reads = reads };
        return [.. (await all.Take(AtOnce).ToListAsync(cancellationToken)).Select(one => (one.Id, one.Events, one.Reads))];
    }

    private async Task<List<SealedCase>> Cases(
        MerkleTree tree, DateOnly day, DateTimeOffset end, int place, List<(Guid Id, int Events, int Reads)> batch, CancellationToken cancellationToken)
    {
        var ids = batch.Select(one => one.Id).ToList();
        var events = (await db.HistoriesOf(ids, row => true, cancellationToken)).ToLookup(row => row.ApplicationId);
        var reads = (await db.FactReads.AsNoTracking().OfScopedRows().Where(row => ids.Contains(row.ApplicationId))
            .OrderBy(row => row.Sequence).ToListAsync(cancellationToken)).ToLookup(row => row.ApplicationId);
        var cases = new List<SealedCase>();
        foreach (var (id, sealedEvents, sealedReads) in batch)
        {
            // Up to the first that is of a later day: what comes after it is for a later seal, by whichever clock it was written.
            var newEvents = events[id].Where(row => row.Sequence > sealedEvents).TakeWhile(row => row.At < end).ToList();
            var newReads = reads[id].Where(row => row.Sequence > sealedReads).TakeWhile(row => row.At < end).ToList();
            if (newEvents.Count + newReads.Count == 0)
                continue;
            cases.Add(new SealedCase
            {
                ApplicationId = id, Day = day, Place = place + cases.Count,
                FirstEvent = sealedEvents + 1, LastEvent = sealedEvents + newEvents.Count, FirstRead = sealedReads + 1, LastRead = sealedReads + newReads.Count,
                Root = tree.Root(SealedCase.Leaves(tree, newEvents, newReads)),
            });
        }

        return cases;
    }

    // The first seal covers all that was before it.
    private async Task<DateOnly> FirstDay(DateOnly until, CancellationToken cancellationToken) =>
        await db.Applications.ForThePlatform().AnyAsync(one => one.SubmittedAt != null, cancellationToken) ? until.AddDays(-1) : until;
}
