using System.Buffers.Binary;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.SharedData;

namespace ApprovalCloud.Core.Seals;

/// <summary>What a day's seal covers of one application: its entries after those of the seal before.</summary>
public sealed class SealedCase
{
    public required Guid ApplicationId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Its place among the applications of the day.</summary>
    public required int Place { get; init; }

    /// <summary>Events up to this one are sealed; those before the first are in earlier seals.</summary>
    public required int FirstEvent { get; init; }
    public required int LastEvent { get; init; }

    /// <summary>Rows of the access ledger, in the same way.</summary>
    public required int FirstRead { get; init; }
    public required int LastRead { get; init; }

    /// <summary>Over its entries of the day.</summary>
    public required byte[] Root { get; init; }

    public int Entries => LastEvent - FirstEvent + 1 + (LastRead - FirstRead + 1);

    /// <summary>As a leaf of the day's tree: whose it is, and its root.</summary>
    public byte[] LeafIn(MerkleTree tree) => tree.Leaf([.. ApplicationId.ToByteArray(bigEndian: true), .. Root]);

    /// <summary>The leaves of its own tree: its events, then the rows of its ledger.</summary>
    public static byte[][] Leaves(MerkleTree tree, IEnumerable<EventRow> events, IEnumerable<FactRead> reads) =>
        Leaves(tree, events.Select(row => (row.Sequence, row.Hash)), reads.Select(row => (row.Sequence, row.Hash)));

    public static byte[][] Leaves(MerkleTree tree, IEnumerable<(int Sequence, byte[] Hash)> events, IEnumerable<(int Sequence, byte[] Hash)> reads) =>
        [.. events.Select(one => LeafOf(tree, EntryKind.Event, one.Sequence, one.Hash)), .. reads.Select(one => LeafOf(tree, EntryKind.Read, one.Sequence, one.Hash))];

    /// <summary>An entry as a leaf of its application's tree: which record it is of, its number (big-endian), and its hash, which covers all that stands in it.</summary>
    public static byte[] LeafOf(MerkleTree tree, EntryKind kind, int sequence, byte[] hash)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(number, sequence);
        return tree.Leaf([(byte)kind, .. number, .. hash]);
    }
}

/// <summary>What an entry is one of.</summary>
public enum EntryKind : byte
{
    Event = (byte)'E',
    Read = (byte)'R',
}
