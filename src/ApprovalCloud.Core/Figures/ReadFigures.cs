using System.Linq.Expressions;
using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Figures;

/// <summary>The figures as of now: what is folded in, and what waits for it.</summary>
public sealed class ReadFigures(AppDbContext db)
{
    private const int Attempts = 10;

    /// <param name="kinds">Which of them.</param>
    /// <param name="where">Of these; the same question is asked of what waits.</param>
    public async Task<Dictionary<FigureKey, Histogram>> Run(
        IReadOnlyCollection<FigureKind> kinds, Expression<Func<FigureKey, bool>> where, CancellationToken cancellationToken)
    {
        var isWanted = where.Compile(preferInterpretation: true);
        for (var attempt = 1; ; attempt++)
        {
            var folds = await Folds(cancellationToken);
            var waiting = await db.FigureChanges.AsNoTracking().ToListAsync(cancellationToken);
            var folded = await db.Figures.AsNoTracking().Where(figure => kinds.Contains(figure.Kind)).Where(OnRows(where)).ToListAsync(cancellationToken);
            // What was folded in between would be counted twice, or not at all.
            if (await Folds(cancellationToken) != folds && attempt < Attempts)
                continue;
            var figures = folded.ToDictionary(figure => figure.Key, figure => Histogram.Of(figure.Counts));
            foreach (var ofKey in waiting.SelectMany(change => change.Read()).Where(entry => kinds.Contains(entry.Key.Kind) && isWanted(entry.Key)).GroupBy(entry => entry.Key))
                figures[ofKey.Key] = Histogram.Sum([figures.GetValueOrDefault(ofKey.Key, Histogram.Empty), .. ofKey.Select(entry => Histogram.Of([entry.Value, entry.Change]))]);
            return figures;
        }
    }

    private async Task<int> Folds(CancellationToken cancellationToken) =>
        (await db.Figures.AsNoTracking().Where(figure => figure.Kind == FigureKind.Folds).Select(figure => figure.Counts).FirstOrDefaultAsync(cancellationToken))?[1] ?? 0;

    private static Expression<Func<Figure, bool>> OnRows(Expression<Func<FigureKey, bool>> where)
    {
        var row = Expression.Parameter(typeof(Figure), "figure");
        return Expression.Lambda<Func<Figure, bool>>(new OfRow(where.Parameters[0], row).Visit(where.Body), row);
    }

    // A key's properties have the names of the row's.
    private sealed class OfRow(ParameterExpression key, ParameterExpression row) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            node.Expression == key ? Expression.Property(row, node.Member.Name) : base.VisitMember(node);
    }
}
