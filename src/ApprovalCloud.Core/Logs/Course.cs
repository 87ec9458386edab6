using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.Core.Logs;

/// <summary>What of a case its figures are reckoned from.</summary>
/// <param name="Variant">The sequence of its activities, as a number: the first half of a hash.</param>
/// <param name="FirstAt">Its earliest and its latest event; none where no event says when.</param>
/// <param name="IsInOrder">No event is earlier than one before it.</param>
public sealed record Course(LogTrace Trace, Guid Variant, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, bool IsInOrder)
{
    // No text of XML holds it.
    private const char Between = '\u001f';

    /// <summary>From the first event to the last.</summary>
    public TimeSpan? Duration => LastAt - FirstAt;

    /// <summary>Activities from end to end, with the time since the one before.</summary>
    public IEnumerable<(string From, string To, TimeSpan? Waited)> Steps =>
        Trace.Events.Zip(Trace.Events.Skip(1), (from, to) => (from.Activity, to.Activity, to.At < from.At ? null : to.At - from.At));

    public static Course Of(LogTrace trace)
    {
        var (isInOrder, first, last, latest) = (true, (DateTimeOffset?)null, (DateTimeOffset?)null, (DateTimeOffset?)null);
        foreach (var happened in trace.Events)
        {
            if (happened.At is not { } at)
                continue;
            isInOrder &= !(at < latest);
            latest = at;
            first = first <= at ? first : at;
            last = last >= at ? last : at;
        }

        return new Course(trace, VariantOf(trace.Events.Select(happened => happened.Activity)), first, last, isInOrder);
    }

    public static Guid VariantOf(IEnumerable<string> activities) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Between, activities))).AsSpan(0, 16));
}
