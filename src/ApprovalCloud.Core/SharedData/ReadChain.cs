using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Seals the access ledger as <see cref="Applications.EventChain"/> seals history.</summary>
public static class ReadChain
{
    public static byte[] Hash(FactRead row, ReadOnlySpan<byte> previous)
    {
        var fields = string.Join('\u001f',
            row.ApplicationId.ToString("N"),
            row.Sequence.ToString(CultureInfo.InvariantCulture),
            row.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            row.PersonId?.ToString("N"), row.PersonName, row.Department, row.Step,
            row.Purpose.ToString(), row.Source.ToString(), string.Join('\u001e', row.Facts), row.Reason);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(Encoding.UTF8.GetBytes(fields));
        return hash.GetHashAndReset();
    }
}
