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
        var waiting = await db.FigureChanges.OrderBy(change => change.Id).Take(AtOnce).ToListAsync(cancellationToken);
        if (waiting.Count == 0)
            return 0;
        var sum = new FigureSum();
        foreach (var change in waiting)
            sum.Add(change.Read());
        sum.Add([new(new FigureKey(FigureKind.Folds), Value: 0, Change: 1)]);
        var sums = sum.ToHistograms();
        var figures = await Find(sums.Keys, cancellationToken);
        foreach (var (key, more) in sums)
        {
            if (!figures.TryGetValue(key, out var figure))
                db.Figures.Add(figure = new Figure(key));
            figure.Add(more);
            if (figure.Counts.Length == 0)
                db.Figures.Remove(figure);
        }

        db.FigureChanges.RemoveRange(waiting);
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

    private async Task<Dictionary<FigureKey, Figure>> Find(IEnumerable<FigureKey> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<FigureKey, Figure>();
        foreach (var ofKind in keys.GroupBy(key => (key.Kind, key.Month)))
        {
            var ((kind, month), services) = (ofKind.Key, ofKind.Select(key => key.Service).Distinct().ToList());
            var (departments, steps, subjects) = (
                ofKind.Select(key => key.Department).Distinct().ToList(), ofKind.Select(key => key.Step).Distinct().ToList(), ofKind.Select(key => key.Subject).Distinct().ToList());
            foreach (var figure in await db.Figures.Where(figure => figure.Kind == kind && figure.Month == month
                && services.Contains(figure.Service) && departments.Contains(figure.Department) && steps.Contains(figure.Step) && subjects.Contains(figure.Subject)).ToListAsync(cancellationToken))
            {
                found[figure.Key] = figure;
            }
        }

        return found;
    }
}
