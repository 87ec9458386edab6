using System.Globalization;
using ApprovalCloud.Core.Seals;

namespace ApprovalCloud.Core.SharedData;

/// <summary>Seals the access ledger as <see cref="Applications.EventChain"/> seals history.</summary>
public static class ReadChain
{
    public static bool IsRight(FactRead row, ReadOnlySpan<byte> previous) => EntryHash.IsRight(row.Hash, previous, Fields(row));

    /// <summary>All that stands in the row, as it is hashed.</summary>
    public static IReadOnlyList<string?> Fields(FactRead row) =>
    [
        row.ApplicationId.ToString("N"),
        row.Sequence.ToString(CultureInfo.InvariantCulture),
        row.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        row.PersonId?.ToString("N"), row.PersonName, row.Department, row.Step,
        row.Purpose.ToString(), row.Source.ToString(), string.Join('\u001e', row.Facts), row.Reason,
    ];
}
