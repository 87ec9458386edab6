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
    public async Task<Dictionary<TallyKey, Histogram>> Run(
        IReadOnlyCollection<TallyKind> kinds, Expression<Func<TallyKey, bool>> where, CancellationToken cancellationToken)
    {
        var isWanted = where.Compile(preferInterpretation: true);
        for (var attempt = 1; ; attempt++)
        {
            var folds = await Folds(cancellationToken);
            var waiting = await db.TallyChanges.AsNoTracking().ToListAsync(cancellationToken);
            var tallies = await db.Tallies.AsNoTracking().Where(tally => kinds.Contains(tally.Kind)).Where(OnRows(where)).ToListAsync(cancellationToken);
            // What was folded in between would be counted twice, or not at all.
            if (await Folds(cancellationToken) != folds && attempt < Attempts)
                continue;
            var figures = tallies.ToDictionary(tally => tally.Key, tally => Histogram.Of(tally.Counts));
            foreach (var ofKey in waiting.SelectMany(change => change.Read()).Where(entry => kinds.Contains(entry.Key.Kind) && isWanted(entry.Key)).GroupBy(entry => entry.Key))
                figures[ofKey.Key] = Histogram.Sum([figures.GetValueOrDefault(ofKey.Key, Histogram.Empty), .. ofKey.Select(entry => Histogram.Of([entry.Value, entry.Change]))]);
            return figures;
        }
    }

    private async Task<int> Folds(CancellationToken cancellationToken) =>
        (await db.Tallies.AsNoTracking().Where(tally => tally.Kind == TallyKind.Folds).Select(tally => tally.Counts).FirstOrDefaultAsync(cancellationToken))?[1] ?? 0;

    private static Expression<Func<Tally, bool>> OnRows(Expression<Func<TallyKey, bool>> where)
    {
        var row = Expression.Parameter(typeof(Tally), "tally");
        return Expression.Lambda<Func<Tally, bool>>(new OfRow(where.Parameters[0], row).Visit(where.Body), row);
    }

    // A key's properties have the names of the row's.
    private sealed class OfRow(ParameterExpression key, ParameterExpression row) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            node.Expression == key ? Expression.Property(row, node.Member.Name) : base.VisitMember(node);
    }
}
