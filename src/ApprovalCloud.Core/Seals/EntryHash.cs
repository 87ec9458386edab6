using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.Core.Seals;

/// <summary>How an entry of a history or a ledger is hashed: the hash before it and its fields, with U+001F between them, as UTF-8.</summary>
public static class EntryHash
{
    private const char Between = '\u001f';

    public static byte[] Of(ReadOnlySpan<byte> before, IEnumerable<string?> fields, HashAlgorithmName chosen)
    {
        var entry = string.Join(Between, fields);
        var hashed = new byte[before.Length + Encoding.UTF8.GetByteCount(entry)];
        before.CopyTo(hashed);
        Encoding.UTF8.GetBytes(entry, hashed.AsSpan(before.Length));
        return CryptographicOperations.HashData(Hashing.After(before, chosen), hashed);
    }

    /// <summary>Whether a hash is that of the entry, by the algorithm that it says it is by.</summary>
    public static bool IsRight(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> before, IEnumerable<string?> fields) =>
        Hashing.OfSize(hash.Length) is { } algorithm && Of(before, fields, algorithm).AsSpan().SequenceEqual(hash);
}
