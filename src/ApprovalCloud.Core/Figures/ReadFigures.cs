using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Figures;

/// <summary>The figures as of now: what is folded in, and what waits for it.</summary>
public sealed class ReadFigures(AppDbContext db, FoldedFigures folded, WaitingFigures unfolded)
{
    private const int Attempts = 10;

    /// <param name="kinds">Which of them.</param>
    public async Task<Dictionary<FigureKey, Histogram>> Run(
        IReadOnlyCollection<FigureKind> kinds, Func<FigureKey, bool> isWanted, CancellationToken cancellationToken)
    {
        // All of it from one server: what two copies have is not of the same moment.
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            return await Read(kinds, isWanted, cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<Dictionary<FigureKey, Histogram>> Read(
        IReadOnlyCollection<FigureKind> kinds, Func<FigureKey, bool> isWanted, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var folds = await Folds(cancellationToken);
            var waiting = await unfolded.Sum(db, folds, key => kinds.Contains(key.Kind) && isWanted(key), cancellationToken);
            var rows = await Rows(kinds, folds, cancellationToken);
            // What was folded in between would be counted twice, or not at all.
            if (await Folds(cancellationToken) == folds)
                folded.Keep(folds, rows);
            else if (attempt < Attempts)
                continue;
            var figures = rows.Values.SelectMany(ofKind => ofKind).Where(figure => isWanted(figure.Key)).ToDictionary();
            foreach (var (key, more) in waiting)
                figures[key] = figures.GetValueOrDefault(key, Histogram.Empty).Plus(more);
            return figures;
        }
    }

    private async Task<int> Folds(CancellationToken cancellationToken) =>
        (await db.Figures.AsNoTracking().Where(figure => figure.Kind == FigureKind.Folds).Select(figure => figure.Counts).FirstOrDefaultAsync(cancellationToken))?[1] ?? 0;

    private async Task<Dictionary<FigureKind, IReadOnlyList<KeyValuePair<FigureKey, Histogram>>>> Rows(
        IReadOnlyCollection<FigureKind> kinds, int folds, CancellationToken cancellationToken)
    {
        var all = folded.Find(kinds, folds);
        var missing = kinds.Where(kind => !all.ContainsKey(kind)).ToList();
        if (missing.Count == 0)
            return all;
        var read = await db.Figures.AsNoTracking().Where(figure => missing.Contains(figure.Kind)).ToListAsync(cancellationToken);
        foreach (var kind in missing)
            all[kind] = [.. read.Where(figure => figure.Kind == kind).Select(figure => KeyValuePair.Create(figure.Key, Histogram.Of(figure.Counts)))];
        return all;
    }
}
