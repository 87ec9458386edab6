using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Figures;

/// <summary>
/// The changes that wait to be folded in, kept in memory until the next fold: none ever changes, so a node reads each of them once, and whoever
/// looks at figures only those that have come since somebody else did.
/// </summary>
public sealed class WaitingFigures
{
    private const int AtOnce = 500;

    // More of them wait only where nobody has folded for a long time; those are read each time.
    private const int Most = 20_000;

    private readonly Lock looking = new();
    private readonly Dictionary<Guid, IReadOnlyList<FigureChange.Entry>> kept = [];
    private readonly Dictionary<FigureKey, FigureKey> keys = [];
    private int asOf = -1;

    /// <param name="db">Where they are read from: what waits there is what counts.</param>
    /// <param name="folds">As of which one.</param>
    public async Task<Dictionary<FigureKey, Histogram>> Sum(
        AppDbContext db, int folds, Func<FigureKey, bool> isWanted, CancellationToken cancellationToken)
    {
        var waiting = await db.FigureChanges.Select(change => change.Id).ToListAsync(cancellationToken);
        var sum = new FigureSum();
        foreach (var some in Add(waiting, folds, sum, isWanted).Chunk(AtOnce))
        {
            foreach (var change in await db.FigureChanges.AsNoTracking().Where(change => some.Contains(change.Id)).ToListAsync(cancellationToken))
                sum.Add(Keep(change, folds).Where(entry => isWanted(entry.Key)));
        }

        return sum.ToHistograms();
    }

    // Returned is what was not read yet.
    private List<Guid> Add(List<Guid> waiting, int folds, FigureSum sum, Func<FigureKey, bool> isWanted)
    {
        var unread = new List<Guid>();
        lock (looking)
        {
            if (folds > asOf)
            {
                kept.Clear();
                keys.Clear();
                asOf = folds;
            }

            foreach (var id in waiting)
            {
                if (kept.TryGetValue(id, out var entries))
                    sum.Add(entries.Where(entry => isWanted(entry.Key)));
                else
                    unread.Add(id);
            }
        }

        return unread;
    }

    private IReadOnlyList<FigureChange.Entry> Keep(FigureChange change, int folds)
    {
        var entries = change.Read();
        lock (looking)
        {
            if (folds < asOf || kept.Count >= Most)
                return entries;
            // There are few different keys, and each is kept once.
            return kept[change.Id] = [.. entries.Select(entry => entry with { Key = keys.TryAdd(entry.Key, entry.Key) ? entry.Key : keys[entry.Key] })];
        }
    }
}
