using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.Core.Applications;

/// <summary>
/// Seals history: each event's SHA-256 covers everything in its row and the hash of the one before, so that no row can be
/// changed, taken out, put in or moved without every later hash being wrong.
/// </summary>
public static class EventChain
{
    public static byte[] Hash(EventRow row, ReadOnlySpan<byte> previous)
    {
        var fields = string.Join('\u001f',
            row.ApplicationId.ToString("N"),
            row.Sequence.ToString(CultureInfo.InvariantCulture),
            row.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            row.Kind, row.Step, row.ActorId?.ToString("N"), row.ActorName, row.Data);
        // Events without a clock are sealed as they were before there were clocks.
        if (row.Clock is not null)
            fields += '\u001f' + row.Clock;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(Encoding.UTF8.GetBytes(fields));
        return hash.GetHashAndReset();
    }

    /// <summary>What is wrong with an application's history, and with which event; null where it is whole.</summary>
    public static (int Sequence, string What)? Fault(Application application, IReadOnlyList<EventRow> history)
    {
        byte[] previous = [];
        foreach (var (row, sequence) in history.Select((row, place) => (row, place + 1)))
        {
            if (row.Sequence != sequence)
                return (sequence, "the event is missing");
            if (!Hash(row, previous).AsSpan().SequenceEqual(row.Hash))
                return (sequence, "the event, or one before it, was changed");
            previous = row.Hash;
        }

        return application.EventCount == history.Count && application.HeadHash.AsSpan().SequenceEqual(previous)
            ? null
            : (history.Count + 1, "events are missing at the end");
    }
}
