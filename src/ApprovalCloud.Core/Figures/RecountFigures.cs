using System.Data;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Figures;

/// <param name="Kept">What the figures say.</param>
/// <param name="Counted">What the rows come to.</param>
public sealed record FigureDifference(FigureKey Key, int Value, int Kept, int Counted);

public sealed record Recounted(long Applications, long Steps, int Figures, IReadOnlyList<FigureDifference> Differences);

/// <summary>Counts every application and step again, and compares; nothing may be saved meanwhile that it does not see.</summary>
public sealed class RecountFigures(AppDbContext db, CaseFigures figures)
{
    public async Task<Recounted> Run(bool repair, CancellationToken cancellationToken)
    {
        // One moment for all of it: on SQLite whoever writes waits, on PostgreSQL they are not seen.
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var (counted, applications, steps) = await Count(cancellationToken);
        var rows = await db.Figures.Where(figure => figure.Kind != FigureKind.Folds).ToListAsync(cancellationToken);
        var waiting = await db.FigureChanges.ToListAsync(cancellationToken);
        var kept = new Dictionary<(FigureKey Key, int Value), int>();
        foreach (var (key, value, count) in rows.SelectMany(figure => Histogram.Of(figure.Counts).Values.Select(pair => (figure.Key, pair.Value, pair.Count)))
            .Concat(waiting.SelectMany(change => change.Read()).Select(entry => (entry.Key, entry.Value, entry.Change))))
        {
            kept[(key, value)] = kept.GetValueOrDefault((key, value)) + count;
        }

        var differences = counted.Keys.Union(kept.Keys)
            .Select(one => new FigureDifference(one.Key, one.Value, kept.GetValueOrDefault(one), counted.GetValueOrDefault(one)))
            .Where(one => one.Kept != one.Counted).ToList();
        if (repair && differences.Count > 0)
            await Repair(counted, rows, waiting, cancellationToken);
        await moment.CommitAsync(cancellationToken);
        return new Recounted(applications, steps, counted.Count, differences);
    }

    private async Task<(Dictionary<(FigureKey Key, int Value), int>, long, long)> Count(CancellationToken cancellationToken)
    {
        var counted = new Dictionary<(FigureKey Key, int Value), int>();
        long applications = 0, steps = 0;
        void Add(IEnumerable<(FigureKey Key, int Value)> cases)
        {
            foreach (var one in cases)
                counted[one] = counted.GetValueOrDefault(one) + 1;
        }

        var submitted = db.Applications.AsNoTracking().ForThePlatform().Where(application => application.SubmittedAt != null);
        var rows = submitted.OrderBy(application => application.Id)
            .GroupJoin(db.Steps.AsNoTracking().ForThePlatform(), application => application.Id, step => step.ApplicationId, (application, own) => new { application, own })
            .SelectMany(one => one.own.DefaultIfEmpty(), (one, step) => new { one.application, step });
        Application? last = null;
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (last?.Id != row.application.Id)
            {
                last = row.application;
                Add(figures.Of(last));
                applications++;
            }

            if (row.step is { } step)
            {
                Add(figures.Of(last, step));
                steps++;
            }
        }

        var acts = db.Events.AsNoTracking().ForThePlatform().Where(happened => CaseFigures.Acts.Contains(happened.Kind))
            .Join(submitted, happened => happened.ApplicationId, application => application.Id, (happened, application) => new { happened, application });
        await foreach (var row in acts.AsAsyncEnumerable().WithCancellation(cancellationToken))
            Add(figures.Of(row.application, row.happened));
        var archived = db.ArchivedCases.AsNoTracking().ForThePlatform()
            .Join(submitted, one => one.ApplicationId, application => application.Id, (one, application) => new { one, application });
        await foreach (var packed in archived.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            foreach (var happened in packed.one.Read().Where(happened => CaseFigures.Acts.Contains(happened.Kind)))
                Add(figures.Of(packed.application, happened));
        }

        await foreach (var purged in db.PurgedCases.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
            Add(purged.Counted().Figures.Select(one => (one.Key, one.Value)));
        return (counted, applications, steps);
    }

    private async Task Repair(
        Dictionary<(FigureKey Key, int Value), int> counted, List<Figure> rows, List<FigureChange> waiting, CancellationToken cancellationToken)
    {
        db.FigureChanges.RemoveRange(waiting);
        var right = counted.GroupBy(one => one.Key.Key)
            .ToDictionary(group => group.Key, group => Histogram.Of([.. group.OrderBy(one => one.Key.Value).SelectMany(one => new[] { one.Key.Value, one.Value })]));
        db.Figures.RemoveRange(rows.Where(figure => !right.ContainsKey(figure.Key)));
        var byKey = rows.ToDictionary(figure => figure.Key);
        foreach (var (key, counts) in right)
        {
            if (!byKey.TryGetValue(key, out var figure))
                db.Figures.Add(figure = new Figure(key));
            figure.Become(counts);
        }

        var folds = await db.Figures.FirstOrDefaultAsync(figure => figure.Kind == FigureKind.Folds, cancellationToken);
        if (folds is null)
            db.Figures.Add(folds = new Figure(new FigureKey(FigureKind.Folds)));
        folds.Add(Histogram.Of([0, 1]));
        await db.SaveChangesAsync(cancellationToken);
    }
}
