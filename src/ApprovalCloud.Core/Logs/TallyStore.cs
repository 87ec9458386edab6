using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Logs;

/// <summary>Adds tallies to those of a log. Whoever else adds to the same slice at the same time has to begin again.</summary>
internal sealed class TallyStore(AppDbContext db)
{
    private const int BatchSize = 2_000;

    /// <summary>All tallies of a log that has none yet; saved in batches, within the caller's transaction.</summary>
    public async Task Write(Guid log, Tallies tallies, CancellationToken cancellationToken)
    {
        foreach (var (key, tally) in tallies.Slices)
        {
            var slice = new LogSlice(log, key);
            slice.Add(tally);
            slice.Keeps(TallyKind.Variant, tally.Parts.Keys.Count(part => part.Kind == TallyKind.Variant));
            db.LogSlices.Add(slice);
            await Save(tally.Parts.Select(part => New(slice, part.Key, part.Value)), cancellationToken);
        }

        await Save(tallies.Variants.Select(variant => new LogVariant(log, variant.Key, variant.Value)), cancellationToken);
    }

    /// <summary>More or fewer of some; nothing is saved yet.</summary>
    public async Task Add(Guid log, Tallies tallies, CancellationToken cancellationToken)
    {
        foreach (var (key, tally) in tallies.Slices)
        {
            var id = ProcessLog.SliceOf(log, key);
            var slice = await db.LogSlices.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? db.LogSlices.Add(new LogSlice(log, key)).Entity;
            slice.Add(tally);
            await Add(slice, tally, cancellationToken);
        }

        var known = await db.LogVariants.Where(one => one.LogId == log && tallies.Variants.Keys.Contains(one.Variant)).Select(one => one.Variant).ToListAsync(cancellationToken);
        foreach (var (variant, activities) in tallies.Variants.ExceptBy(known, one => one.Key))
            db.LogVariants.Add(new LogVariant(log, variant, activities));
    }

    private async Task Add(LogSlice slice, SliceTally tally, CancellationToken cancellationToken)
    {
        var (from, to) = (tally.Parts.Keys.Select(key => key.From).Distinct().ToList(), tally.Parts.Keys.Select(key => key.To).Distinct().ToList());
        var rows = await db.LogTallies.Where(row => row.SliceId == slice.Id && from.Contains(row.From) && to.Contains(row.To))
            .ToDictionaryAsync(row => row.Key, cancellationToken);
        foreach (var (key, part) in tally.Parts)
        {
            if (!rows.TryGetValue(key, out var row))
            {
                if (part.Count == 0)
                    continue;
                db.LogTallies.Add(New(slice, key, part));
                slice.Keeps(key.Kind, 1);
                continue;
            }

            row.Add(part);
            if (row.Count != 0)
                continue;
            db.LogTallies.Remove(row);
            slice.Keeps(key.Kind, -1);
        }
    }

    private static LogTally New(LogSlice slice, TallyKey key, PartTally tally)
    {
        var row = new LogTally(slice.Id, key);
        row.Add(tally);
        return row;
    }

    /// <summary>Rows that nobody needs once they are written.</summary>
    public async Task Save<T>(IEnumerable<T> rows, CancellationToken cancellationToken) where T : class
    {
        foreach (var batch in rows.Chunk(BatchSize))
        {
            db.AddRange(batch);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }
}
