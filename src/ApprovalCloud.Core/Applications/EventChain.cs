using System.Globalization;
using ApprovalCloud.Core.Seals;

namespace ApprovalCloud.Core.Applications;

/// <summary>
/// Seals history: each event's hash covers everything in its row and the hash of the one before, so that no row can be
/// changed, taken out, put in or moved without every later hash being wrong.
/// </summary>
public static class EventChain
{
    public static bool IsRight(EventRow row, ReadOnlySpan<byte> previous) => EntryHash.IsRight(row.Hash, previous, Fields(row));

    /// <summary>All that stands in the row, as it is hashed.</summary>
    public static IReadOnlyList<string?> Fields(EventRow row)
    {
        string?[] fields =
        [
            row.ApplicationId.ToString("N"),
            row.Sequence.ToString(CultureInfo.InvariantCulture),
            row.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            row.Kind, row.Step, row.ActorId?.ToString("N"), row.ActorName, row.Data,
        ];
        // Events without a clock are sealed as they were before there were clocks.
        return row.Clock is null ? fields : [.. fields, row.Clock];
    }

    /// <summary>What is wrong with an application's history, and with which event; null where it is whole.</summary>
    public static (int Sequence, string What)? Fault(Application application, IReadOnlyList<EventRow> history)
    {
        byte[] previous = [];
        foreach (var (row, sequence) in history.Select((row, place) => (row, place + 1)))
        {
            if (row.Sequence != sequence)
                return (sequence, "the event is missing");
            if (!IsRight(row, previous))
                return (sequence, "the event, or one before it, was changed");
            previous = row.Hash;
        }

        return application.EventCount == history.Count && application.HeadHash.AsSpan().SequenceEqual(previous)
            ? null
            : (history.Count + 1, "events are missing at the end");
    }
}
