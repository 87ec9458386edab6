using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Figures;

/// <summary>
/// Folds what saves have changed into the figures. Figures are right without it, for whoever reads them adds what waits; it keeps
/// what waits short. Two nodes that fold the same changes cannot both save: the second finds them gone.
/// </summary>
public sealed class FoldFigures(AppDbContext db)
{
    private const int AtOnce = 2_000;

    /// <returns>How many changes were folded in; 0 when nothing waits, or another node is at it.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var waiting = await db.TallyChanges.OrderBy(change => change.Id).Take(AtOnce).ToListAsync(cancellationToken);
        if (waiting.Count == 0)
            return 0;
        var sums = waiting.SelectMany(change => change.Read())
            .GroupBy(entry => entry.Key, (key, entries) => (Key: key, More: Histogram.Sum([.. entries.Select(entry => Histogram.Of([entry.Value, entry.Change]))])))
            .Append((new TallyKey(TallyKind.Folds), Histogram.Of([0, 1])))
            .ToList();
        var tallies = await Find(sums.Select(sum => sum.Item1), cancellationToken);
        foreach (var (key, more) in sums)
        {
            if (!tallies.TryGetValue(key, out var tally))
                db.Tallies.Add(tally = new Tally(key));
            tally.Add(more);
            if (tally.Counts.Length == 0)
                db.Tallies.Remove(tally);
        }

        db.TallyChanges.RemoveRange(waiting);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return waiting.Count;
        }
        catch (DbUpdateException exception) when (Saving.WasOvertaken(exception))
        {
            return 0;
        }
    }

    private async Task<Dictionary<TallyKey, Tally>> Find(IEnumerable<TallyKey> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<TallyKey, Tally>();
        foreach (var ofKind in keys.GroupBy(key => (key.Kind, key.Month)))
        {
            var ((kind, month), services) = (ofKind.Key, ofKind.Select(key => key.Service).Distinct().ToList());
            var departments = ofKind.Select(key => key.Department).Distinct().ToList();
            foreach (var tally in await db.Tallies.Where(tally => tally.Kind == kind && tally.Month == month
                && services.Contains(tally.Service) && departments.Contains(tally.Department)).ToListAsync(cancellationToken))
            {
                found[tally.Key] = tally;
            }
        }

        return found;
    }
}
