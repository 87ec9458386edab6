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
}
