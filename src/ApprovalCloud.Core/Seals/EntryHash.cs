using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.Core.Seals;

/// <summary>How an entry of a history or a ledger is hashed: the hash before it and its fields, with U+001F between them, as UTF-8.</summary>
public static class EntryHash
{
    private const char Between = '\u001f';

    public static byte[] Of(ReadOnlySpan<byte> before, IEnumerable<string?> fields, HashAlgorithmName chosen)
    {
        using var hash = IncrementalHash.CreateHash(Hashing.After(before, chosen));
        hash.AppendData(before);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join(Between, fields)));
        return hash.GetHashAndReset();
    }

    /// <summary>Whether a hash is that of the entry, by the algorithm that it says it is by.</summary>
    public static bool IsRight(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> before, IEnumerable<string?> fields) =>
        Hashing.OfSize(hash.Length) is { } algorithm && Of(before, fields, algorithm).AsSpan().SequenceEqual(hash);
}
