using System.Numerics;

namespace ApprovalCloud.Core.Seals;

/// <summary>
/// The hash over so many applications of a day that lie beside each other, whole in the day's tree: whoever proves one entry reads
/// the applications of one block, and the blocks. It follows from those, and is signed with them.
/// </summary>
public sealed class SealedBlock
{
    public required DateOnly Day { get; init; }

    /// <summary>Among the blocks of the day, from 0.</summary>
    public required int Number { get; init; }

    public required byte[] Root { get; init; }

    /// <param name="leaves">The applications of the day, as leaves of its tree.</param>
    public static IEnumerable<SealedBlock> Of(MerkleTree tree, DateOnly day, IReadOnlyCollection<byte[]> leaves) =>
        tree.Blocks(leaves, SizeOn(leaves.Count)).Select((root, number) => new SealedBlock { Day = day, Number = number, Root = root });

    /// <summary>How many applications a block of such a day has, but for the last: a power of two, about as many as there are blocks.</summary>
    public static int SizeOn(int applications) => 1 << ((BitOperations.Log2((uint)Math.Max(1, applications - 1)) + 2) / 2);
}
