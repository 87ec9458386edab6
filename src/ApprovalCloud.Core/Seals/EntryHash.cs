using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.Core.Seals;

/// <summary>How an entry of a history or a ledger is hashed: SHA-256 of the hash before it and of its fields, with U+001F between them, as UTF-8.</summary>
public static class EntryHash
{
    private const char Between = '\u001f';

    public static byte[] Of(ReadOnlySpan<byte> before, IEnumerable<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join(Between, fields)));
        return hash.GetHashAndReset();
    }
}
