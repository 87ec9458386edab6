using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.Core.Logs;

/// <summary>
/// Counts a log, fed a case at a time. It holds one entry for each activity, variant, edge, resource and group; and of each
/// case its durations and the hash of its name, some fifty bytes.
/// </summary>
public sealed class LogCount
{
    private const int Most = 50;

    private readonly HashSet<UInt128> names = [];
    private readonly Counter<string> activities = new(), resources = new(), groups = new(), transitions = new(), starts = new(), finishes = new();
    private readonly Counter<string> departments = new(), channels = new();
    private readonly Counter<TimeSpan> offsets = new();
    private readonly Counter<(string From, string To)> edges = new();
    private readonly Counter<Guid> variants = new();
    private readonly LengthCount durations = new(), startToEnd = new();
    private long cases, empty, events, withoutResource, withoutGroup, withoutTime, outOfOrder;
    private (int Fewest, int Most) size = (int.MaxValue, 0);
    private (DateTimeOffset? First, DateTimeOffset? Last) span;
    private EndFigures ends = new(0, 0, 0, 0, 0, 0, 0, 0);

    public void Add(Course course)
    {
        var trace = course.Trace;
        cases++;
        names.Add(BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(trace.Name))));
        size = (Math.Min(size.Fewest, trace.Events.Count), Math.Max(size.Most, trace.Events.Count));
        variants.Add(course.Variant);
        departments.Add(trace.Department);
        channels.Add(trace.Channel);
        durations.Add(course.Duration);
        startToEnd.Add(trace.EndsAt - trace.StartsAt);
        outOfOrder += course.IsInOrder ? 0 : 1;
        span = (course.FirstAt < span.First || span.First is null ? course.FirstAt ?? span.First : span.First,
            course.LastAt > span.Last || span.Last is null ? course.LastAt ?? span.Last : span.Last);
        AddEnds(trace);
        if (trace.Events is not [var first, ..])
        {
            empty++;
            return;
        }

        starts.Add(first.Activity);
        finishes.Add(trace.Events[^1].Activity);
        foreach (var happened in trace.Events)
            Add(happened);
        foreach (var (from, to, _) in course.Steps)
            edges.Add((from, to));
    }

    public LogFigures Figures() => new(
        cases, names.Count, empty, events, cases == 0 ? 0 : size.Fewest, size.Most, activities.Distinct, variants.Distinct, edges.Distinct,
        resources.Distinct, withoutResource, groups.Distinct, withoutGroup, withoutTime, outOfOrder, span.First, span.Last, durations.Lengths(),
        startToEnd.Lengths(), ends)
    {
        TopActivities = Names(activities, Most),
        TopVariants = [.. variants.Top(Most).Select(one => one.Count)],
        TopEdges = [.. edges.Top(Most).Select(one => new EdgeCount(one.Value.From, one.Value.To, one.Count))],
        Starts = Names(starts, Most),
        Finishes = Names(finishes, Most),
        Transitions = Names(transitions, Most),
        Offsets = [.. offsets.Top(Most).Select(one => new CountOf(one.Value.ToString(), one.Count))],
        Departments = Names(departments, Most),
        Channels = Names(channels, Most),
    };

    private void Add(LogEvent happened)
    {
        events++;
        activities.Add(happened.Activity);
        resources.Add(happened.Resource);
        groups.Add(happened.Group);
        transitions.Add(happened.Transition);
        withoutResource += happened.Resource is null ? 1 : 0;
        withoutGroup += happened.Group is null ? 1 : 0;
        if (happened.At is { } at)
            offsets.Add(at.Offset);
        else
            withoutTime++;
        if (happened.DueAt is { } due)
            ends = ends with { EventsDue = ends.EventsDue + 1, EventsAfterDue = ends.EventsAfterDue + (happened.At > due ? 1 : 0) };
    }

    private void AddEnds(LogTrace trace) => ends = ends with
    {
        WithBoth = ends.WithBoth + (trace.EndsAt is not null && trace.PlannedEnd is not null ? 1 : 0),
        AfterPlanned = ends.AfterPlanned + (trace.EndsAt > trace.PlannedEnd ? 1 : 0),
        WithoutPlanned = ends.WithoutPlanned + (trace.PlannedEnd is null ? 1 : 0),
        WithoutEnd = ends.WithoutEnd + (trace.EndsAt is null ? 1 : 0),
        WithDeadline = ends.WithDeadline + (trace.EndsAt is not null && trace.Deadline is not null ? 1 : 0),
        AfterDeadline = ends.AfterDeadline + (trace.EndsAt > trace.Deadline ? 1 : 0),
    };

    private static IReadOnlyList<CountOf> Names(Counter<string> counter, int most) => [.. counter.Top(most).Select(one => new CountOf(one.Value, one.Count))];
}
