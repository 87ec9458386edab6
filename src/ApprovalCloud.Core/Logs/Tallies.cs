using System.Globalization;

namespace ApprovalCloud.Core.Logs;

/// <summary>A part of a log: cases that ended in a month, of a department, by a channel; or all of it.</summary>
/// <param name="Month">As in 2026-03; <see cref="NoMonth"/> where no event says when.</param>
public sealed record Slice(string Month, string Department, string Channel)
{
    public const string NoMonth = "-";

    public static readonly Slice Whole = new("", "", "");

    public static Slice Of(Course course) => new(
        course.LastAt?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? NoMonth, course.Trace.Department ?? "", course.Trace.Channel ?? "");
}

public enum TallyKind
{
    Activity,

    /// <summary>One activity directly after another; from nothing where cases start, to nothing where they end.</summary>
    Edge,

    Variant,
}

public sealed record TallyKey(TallyKind Kind, string From, string To = "");

/// <summary>What is counted of one activity, edge or variant.</summary>
public sealed class PartTally
{
    /// <summary>How often it happened.</summary>
    public long Count { get; set; }

    /// <summary>In how many cases.</summary>
    public long Cases { get; set; }

    /// <summary>How long it took: an edge from activity to activity, a variant from end to end.</summary>
    public Sketch Times { get; } = new();

    public void Add(PartTally other)
    {
        (Count, Cases) = (Count + other.Count, Cases + other.Cases);
        Times.Add(other.Times);
    }
}

/// <summary>What is counted of one slice.</summary>
public sealed class SliceTally
{
    public long Cases { get; set; }
    public long Events { get; set; }
    public Sketch Durations { get; } = new();
    public Dictionary<TallyKey, PartTally> Parts { get; } = [];
}

/// <summary>
/// Counts what the process map and its pages need, each case both in its slice and in the whole, so that whoever looks at
/// everything reads one slice. What was added can be taken out again.
/// </summary>
public sealed class Tallies
{
    public Dictionary<Slice, SliceTally> Slices { get; } = [];

    /// <summary>Each variant's activities, to be shown.</summary>
    public Dictionary<Guid, IReadOnlyList<string>> Variants { get; } = [];

    /// <param name="times">Once, or minus once to take it out.</param>
    public void Add(Course course, int times = 1)
    {
        Variants.TryAdd(course.Variant, [.. course.Trace.Events.Select(happened => happened.Activity)]);
        foreach (var slice in new[] { Slice.Whole, Slice.Of(course) })
        {
            if (!Slices.TryGetValue(slice, out var tally))
                Slices[slice] = tally = new SliceTally();
            Add(tally, course, times);
        }
    }

    private static void Add(SliceTally tally, Course course, int times)
    {
        var events = course.Trace.Events;
        (tally.Cases, tally.Events) = (tally.Cases + times, tally.Events + times * events.Count);
        if (course.Duration is { } duration)
            tally.Durations.Add(duration, times);
        var seen = new HashSet<TallyKey>();
        foreach (var happened in events)
            Count(new TallyKey(TallyKind.Activity, happened.Activity), null);
        Count(new TallyKey(TallyKind.Variant, course.Variant.ToString("N")), course.Duration);
        if (events is [var first, ..])
        {
            Count(new TallyKey(TallyKind.Edge, "", first.Activity), null);
            Count(new TallyKey(TallyKind.Edge, events[^1].Activity), null);
        }

        foreach (var (from, to, waited) in course.Steps)
            Count(new TallyKey(TallyKind.Edge, from, to), waited);

        void Count(TallyKey key, TimeSpan? took)
        {
            if (!tally.Parts.TryGetValue(key, out var part))
                tally.Parts[key] = part = new PartTally();
            part.Count += times;
            part.Cases += seen.Add(key) ? times : 0;
            if (took is { } time)
                part.Times.Add(time, times);
        }
    }
}
