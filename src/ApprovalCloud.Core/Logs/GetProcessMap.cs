using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Logs;

/// <summary>Which activity followed which, how often and after how long; of all cases that the filter lets through, or of one variant among them.</summary>
public sealed record GetProcessMap(Caller By, Guid LogId, LogFilter Filter, Guid? Variant = null) : IRequest<Result<ProcessMap>>;

/// <param name="Median">From the first event of a case to the last; within 2 %.</param>
public sealed record ProcessMap(long Cases, long Events, TimeSpan? Median, IReadOnlyList<MapActivity> Activities, IReadOnlyList<MapEdge> Edges)
{
    /// <summary>The activities of a variant, one after the other; empty where all cases are looked at.</summary>
    public IReadOnlyList<string> Sequence { get; init; } = [];
}

public sealed record MapActivity(string Name, long Count, long Cases);

/// <param name="From">Empty where cases start; <paramref name="To"/> where they end.</param>
/// <param name="Median">Between the two events, within 2 %; none where a variant is looked at: it is not kept for each.</param>
public sealed record MapEdge(string From, string To, long Count, long Cases, TimeSpan? Median);

internal sealed class GetProcessMapHandler(AppDbContext db) : IRequestHandler<GetProcessMap, Result<ProcessMap>>
{
    public async Task<Result<ProcessMap>> Handle(GetProcessMap request, CancellationToken cancellationToken)
    {
        if (!await db.ProcessLogs.SupervisedBy(request.By).AnyAsync(log => log.Id == request.LogId, cancellationToken))
            return Problem.NotFound(LogMessages.NotFound);
        var slices = await request.Filter.Of(db, request.LogId).ToListAsync(cancellationToken);
        return request.Variant is { } variant
            ? await OfVariant(request.LogId, variant, slices, cancellationToken)
            : await OfAll(slices, cancellationToken);
    }

    private async Task<ProcessMap> OfAll(List<LogSlice> slices, CancellationToken cancellationToken)
    {
        var (cases, events, durations) = (0L, 0L, new Sketch());
        foreach (var slice in slices)
        {
            (cases, events) = (cases + slice.Cases, events + slice.Events);
            durations.Add(Sketch.Of(slice.Durations));
        }

        var ids = slices.ConvertAll(slice => slice.Id);
        var parts = new Dictionary<TallyKey, PartTally>();
        var rows = db.LogTallies.AsNoTracking().Where(row => (row.Kind == TallyKind.Activity || row.Kind == TallyKind.Edge) && ids.Contains(row.SliceId));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!parts.TryGetValue(row.Key, out var part))
                parts[row.Key] = part = new PartTally();
            (part.Count, part.Cases) = (part.Count + row.Count, part.Cases + row.Cases);
            part.Times.Add(Sketch.Of(row.Times));
        }

        return new ProcessMap(cases, events, durations.Median(), Activities(parts), Edges(parts));
    }

    // The same sequence each time: what is counted of one case is counted of all of them.
    private async Task<Result<ProcessMap>> OfVariant(Guid log, Guid variant, List<LogSlice> slices, CancellationToken cancellationToken)
    {
        var activities = await db.LogVariants.AsNoTracking().Where(one => one.LogId == log && one.Variant == variant)
            .Select(one => one.Activities).SingleOrDefaultAsync(cancellationToken);
        if (activities is null)
            return Problem.NotFound(LogMessages.NotFound);
        var (key, ids) = (variant.ToString("N"), slices.ConvertAll(slice => slice.Id));
        var total = new PartTally();
        foreach (var row in await db.LogTallies.AsNoTracking()
            .Where(row => row.Kind == TallyKind.Variant && row.From == key && ids.Contains(row.SliceId)).ToListAsync(cancellationToken))
        {
            total.Cases += row.Cases;
            total.Times.Add(Sketch.Of(row.Times));
        }

        string[] path = activities.Count == 0 ? [] : ["", .. activities, ""];
        return new ProcessMap(
            total.Cases, total.Cases * activities.Count, total.Times.Median(),
            Sorted(activities.GroupBy(name => name).Select(same => new MapActivity(same.Key, same.Count() * total.Cases, total.Cases))),
            Sorted(path.Zip(path.Skip(1)).GroupBy(edge => edge).Select(same => new MapEdge(same.Key.First, same.Key.Second, same.Count() * total.Cases, total.Cases, null))))
        {
            Sequence = activities,
        };
    }

    private static IReadOnlyList<MapActivity> Activities(Dictionary<TallyKey, PartTally> parts) => Sorted(parts.Where(part => part.Key.Kind == TallyKind.Activity)
        .Select(part => new MapActivity(part.Key.From, part.Value.Count, part.Value.Cases)));

    private static IReadOnlyList<MapEdge> Edges(Dictionary<TallyKey, PartTally> parts) => Sorted(parts.Where(part => part.Key.Kind == TallyKind.Edge)
        .Select(part => new MapEdge(part.Key.From, part.Key.To, part.Value.Count, part.Value.Cases, part.Value.Times.Median())));

    private static IReadOnlyList<MapActivity> Sorted(IEnumerable<MapActivity> activities) =>
        [.. activities.OrderByDescending(one => one.Count).ThenBy(one => one.Name, StringComparer.Ordinal)];

    private static IReadOnlyList<MapEdge> Sorted(IEnumerable<MapEdge> edges) =>
        [.. edges.OrderByDescending(one => one.Count).ThenBy(one => one.From, StringComparer.Ordinal).ThenBy(one => one.To, StringComparer.Ordinal)];
}
