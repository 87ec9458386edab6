using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Logs;

/// <summary>One figure that is not what the events say.</summary>
/// <param name="What">Which slice, and what of it.</param>
public sealed record LogDifference(string Service, string What, long Kept, long Counted);

/// <param name="Waiting">Applications that the next pass of <see cref="FoldLogs"/> will count.</param>
public sealed record LogRecounted(long Applications, long Waiting, IReadOnlyList<LogDifference> Differences);

/// <summary>Counts the platform's own history again from all its events, and says where the tallies that pages show differ.</summary>
public sealed class LogRecount(AppDbContext db, OwnLog own)
{
    public async Task<LogRecounted> Run(CancellationToken cancellationToken)
    {
        var differences = new List<LogDifference>();
        long applications = 0;
        var waiting = await db.Applications.ForThePlatform().CountAsync(one => one.UnfoldedSince != null, cancellationToken);
        foreach (var service in await db.Applications.ForThePlatform().Where(one => one.SubmittedAt != null).Select(one => one.Service)
            .Union(db.PurgedCases.Select(one => one.Service)).ToListAsync(cancellationToken))
        {
            var tallies = await Counted(service, cancellationToken);
            applications += tallies.Slices.GetValueOrDefault(Slice.Whole)?.Cases ?? 0;
            var kept = await Kept(ProcessLog.IdOf(service), cancellationToken);
            var counted = Flat(tallies);
            differences.AddRange(kept.Keys.Union(counted.Keys)
                .Select(what => new LogDifference(service, what, kept.GetValueOrDefault(what), counted.GetValueOrDefault(what)))
                .Where(one => one.Kept != one.Counted).OrderBy(one => one.What, StringComparer.Ordinal));
        }

        return new LogRecounted(applications, waiting, differences);
    }

    // What has ended, up to its end; of what waits, what was counted before.
    private async Task<Tallies> Counted(string service, CancellationToken cancellationToken)
    {
        var tallies = new Tallies();
        var all = db.Applications.AsNoTracking().ForThePlatform().Where(one => one.Service == service && one.SubmittedAt != null);
        var waiting = await all.Where(one => one.UnfoldedSince != null)
            .GroupJoin(db.FoldedApplications, one => one.Id, folded => folded.ApplicationId, (one, folded) => new { one.Id, folded })
            .SelectMany(one => one.folded.DefaultIfEmpty(), (one, folded) => new { one.Id, Events = (int?)folded!.Events })
            .ToDictionaryAsync(one => one.Id, one => one.Events, cancellationToken);
        await foreach (var trace in own.Traces(all.Where(one => one.EndedAt != null || one.UnfoldedSince != null), cancellationToken))
        {
            if ((waiting.TryGetValue(trace.ApplicationId, out var events) ? events : trace.EventsToEnd) is { } upTo)
                tallies.Add(trace.CourseOf(upTo));
        }

        await foreach (var purged in db.PurgedCases.AsNoTracking().Where(one => one.Service == service).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (purged.Counted().Course is { } course)
                tallies.Add(Course.Of(course));
        }

        return tallies;
    }

    private async Task<Dictionary<string, long>> Kept(Guid log, CancellationToken cancellationToken)
    {
        var slices = await db.LogSlices.AsNoTracking().Where(slice => slice.LogId == log).ToListAsync(cancellationToken);
        var figures = new Dictionary<string, long>();
        foreach (var slice in slices)
        {
            var name = Name(new Slice(slice.Month, slice.Department, slice.Channel));
            Put(figures, name, slice.Cases, slice.Events, slice.Variants, Sketch.Of(slice.Durations));
            await foreach (var row in db.LogTallies.AsNoTracking().Where(row => row.SliceId == slice.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
                Put(figures, name, row.Key, row.Count, row.Cases, Sketch.Of(row.Times));
        }

        return figures;
    }

    private static Dictionary<string, long> Flat(Tallies tallies)
    {
        var figures = new Dictionary<string, long>();
        foreach (var (slice, tally) in tallies.Slices)
        {
            Put(figures, Name(slice), tally.Cases, tally.Events, tally.Parts.Keys.Count(key => key.Kind == TallyKind.Variant), tally.Durations);
            foreach (var (key, part) in tally.Parts)
                Put(figures, Name(slice), key, part.Count, part.Cases, part.Times);
        }

        return figures;
    }

    private static void Put(Dictionary<string, long> figures, string slice, long cases, long events, long variants, Sketch durations)
    {
        (figures[$"{slice} cases"], figures[$"{slice} events"], figures[$"{slice} variants"]) = (cases, events, variants);
        figures[$"{slice} median duration, ms"] = Milliseconds(durations);
    }

    private static void Put(Dictionary<string, long> figures, string slice, TallyKey key, long count, long cases, Sketch times)
    {
        var name = $"{slice} {key.Kind} {key.From}{(key.Kind == TallyKind.Edge ? $" > {key.To}" : "")}";
        (figures[name], figures[$"{name} cases"]) = (count, cases);
        (figures[$"{name} timed"], figures[$"{name} median, ms"]) = (times.Count, Milliseconds(times));
    }

    private static long Milliseconds(Sketch times) => (long)(times.Median()?.TotalMilliseconds ?? 0);

    private static string Name(Slice slice) => slice == Slice.Whole ? "all" : $"{slice.Month} {slice.Department} {slice.Channel}".TrimEnd();
}
