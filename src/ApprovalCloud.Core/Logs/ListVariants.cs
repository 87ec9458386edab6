using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Logs;

/// <summary>The sequences of activities that cases went through, the most frequent first.</summary>
public sealed record ListVariants(Caller By, Guid LogId, LogFilter Filter, int Take = 50) : IRequest<Result<VariantList>>;

/// <param name="Cases">All that the filter lets through.</param>
/// <param name="Variants">How many different ones there are among them.</param>
public sealed record VariantList(long Cases, long Variants, IReadOnlyList<VariantRow> Rows);

/// <param name="Median">From the first event of a case to the last; within 2 %.</param>
public sealed record VariantRow(Guid Variant, long Cases, TimeSpan? Median, IReadOnlyList<string> Activities);

internal sealed class ListVariantsHandler(AppDbContext db) : IRequestHandler<ListVariants, Result<VariantList>>
{
    public async Task<Result<VariantList>> Handle(ListVariants request, CancellationToken cancellationToken)
    {
        if (!await db.ProcessLogs.SupervisedBy(request.By).AnyAsync(log => log.Id == request.LogId, cancellationToken))
            return Problem.NotFound(LogMessages.NotFound);
        var slices = await request.Filter.Of(db, request.LogId).ToListAsync(cancellationToken);
        var ids = slices.ConvertAll(slice => slice.Id);
        var rows = db.LogTallies.AsNoTracking().Where(row => row.Kind == TallyKind.Variant && ids.Contains(row.SliceId));
        var top = await Top(request, rows, cancellationToken);
        var keys = top.ConvertAll(one => one.Key);
        var times = (await rows.Where(row => keys.Contains(row.From)).Select(row => new { row.From, row.Times }).ToListAsync(cancellationToken))
            .ToLookup(row => row.From, row => row.Times);
        var variants = keys.ConvertAll(Guid.Parse);
        var paths = await db.LogVariants.AsNoTracking().Where(one => one.LogId == request.LogId && variants.Contains(one.Variant))
            .ToDictionaryAsync(one => one.Variant, one => one.Activities, cancellationToken);
        return new VariantList(
            slices.Sum(slice => slice.Cases),
            // Of the whole, it is kept; of a part, somebody has to look which slices have the same ones.
            request.Filter == LogFilter.All
                ? slices.Sum(slice => slice.Variants)
                : await rows.Select(row => row.From).Distinct().CountAsync(cancellationToken),
            [.. top.Select(one => new VariantRow(Guid.Parse(one.Key), one.Cases, Median(times[one.Key]), paths[Guid.Parse(one.Key)]))]);
    }

    private static async Task<List<(string Key, long Cases)>> Top(ListVariants request, IQueryable<LogTally> rows, CancellationToken cancellationToken)
    {
        var take = Math.Clamp(request.Take, 1, 500);
        // The whole is one slice, in the order of its index.
        var top = request.Filter == LogFilter.All
            ? rows.OrderByDescending(row => row.Cases).ThenBy(row => row.From).Select(row => new { Key = row.From, row.Cases })
            : rows.GroupBy(row => row.From).Select(same => new { same.Key, Cases = same.Sum(row => row.Cases) }).OrderByDescending(one => one.Cases).ThenBy(one => one.Key);
        return [.. (await top.Take(take).ToListAsync(cancellationToken)).Select(one => (one.Key, one.Cases))];
    }

    private static TimeSpan? Median(IEnumerable<byte[]> times)
    {
        var all = new Sketch();
        foreach (var some in times)
            all.Add(Sketch.Of(some));
        return all.Median();
    }
}
