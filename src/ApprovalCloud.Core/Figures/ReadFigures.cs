using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Figures;

/// <summary>The figures as of now: what is folded in, and what waits for it.</summary>
public sealed class ReadFigures(AppDbContext db, FoldedFigures folded, WaitingFigures unfolded)
{
    private const int Attempts = 10;

    private sealed record Bounds(string Department, IReadOnlyCollection<int> Months);

    /// <param name="kinds">Which of them.</param>
    public Task<Dictionary<FigureKey, Histogram>> Run(
        IReadOnlyCollection<FigureKind> kinds, Func<FigureKey, bool> isWanted, CancellationToken cancellationToken) =>
        OnOneServer(kinds, isWanted, within: null, cancellationToken);

    /// <summary>Those of a department and some months: what is counted by person is too much to be read, and kept, as a whole.</summary>
    /// <param name="kinds">Which of them.</param>
    /// <param name="months">As year × 100 + month; 0 for what has not ended.</param>
    public Task<Dictionary<FigureKey, Histogram>> Run(
        IReadOnlyCollection<FigureKind> kinds, string department, IReadOnlyCollection<int> months, CancellationToken cancellationToken) =>
        OnOneServer(kinds, key => key.Department == department && months.Contains(key.Month), new Bounds(department, months), cancellationToken);

    private async Task<Dictionary<FigureKey, Histogram>> OnOneServer(
        IReadOnlyCollection<FigureKind> kinds, Func<FigureKey, bool> isWanted, Bounds? within, CancellationToken cancellationToken)
    {
        // All of it from one server: what two copies have is not of the same moment.
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            return await Read(kinds, isWanted, within, cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<Dictionary<FigureKey, Histogram>> Read(
        IReadOnlyCollection<FigureKind> kinds, Func<FigureKey, bool> isWanted, Bounds? within, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var folds = await Folds(cancellationToken);
            var waiting = await unfolded.Sum(db, folds, key => kinds.Contains(key.Kind) && isWanted(key), cancellationToken);
            var rows = within is null ? await All(kinds, folds, cancellationToken) : await Some(kinds, within, cancellationToken);
            // What was folded in between would be counted twice, or not at all.
            var isOfOneMoment = await Folds(cancellationToken) == folds;
            if (!isOfOneMoment && attempt < Attempts)
                continue;
            if (isOfOneMoment && within is null)
                folded.Keep(folds, rows);
            var figures = rows.Values.SelectMany(ofKind => ofKind).Where(figure => isWanted(figure.Key)).ToDictionary();
            foreach (var (key, more) in waiting)
                figures[key] = figures.GetValueOrDefault(key, Histogram.Empty).Plus(more);
            return figures;
        }
    }

    private async Task<int> Folds(CancellationToken cancellationToken) =>
        (await db.Figures.AsNoTracking().Where(figure => figure.Kind == FigureKind.Folds).Select(figure => figure.Counts).FirstOrDefaultAsync(cancellationToken))?[1] ?? 0;

    private async Task<Dictionary<FigureKind, IReadOnlyList<KeyValuePair<FigureKey, Histogram>>>> All(
        IReadOnlyCollection<FigureKind> kinds, int folds, CancellationToken cancellationToken)
    {
        var all = folded.Find(kinds, folds);
        var missing = kinds.Where(kind => !all.ContainsKey(kind)).ToList();
        if (missing.Count == 0)
            return all;
        var read = await db.Figures.AsNoTracking().Where(figure => missing.Contains(figure.Kind)).ToListAsync(cancellationToken);
        foreach (var kind in missing)
            all[kind] = OfKind(read, kind);
        return all;
    }

    private async Task<Dictionary<FigureKind, IReadOnlyList<KeyValuePair<FigureKey, Histogram>>>> Some(
        IReadOnlyCollection<FigureKind> kinds, Bounds within, CancellationToken cancellationToken)
    {
        var read = await db.Figures.AsNoTracking()
            .Where(figure => kinds.Contains(figure.Kind) && within.Months.Contains(figure.Month) && figure.Department == within.Department).ToListAsync(cancellationToken);
        return kinds.ToDictionary(kind => kind, kind => OfKind(read, kind));
    }

    private static IReadOnlyList<KeyValuePair<FigureKey, Histogram>> OfKind(List<Figure> figures, FigureKind kind) =>
        [.. figures.Where(figure => figure.Kind == kind).Select(figure => KeyValuePair.Create(figure.Key, Histogram.Of(figure.Counts)))];
}
