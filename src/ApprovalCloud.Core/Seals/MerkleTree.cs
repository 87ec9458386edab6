using System.Numerics;
using System.Security.Cryptography;

namespace ApprovalCloud.Core.Seals;

/// <summary>
/// A hash over many entries from which each can be proven by itself (RFC 9162, 2.1: leaves and nodes told apart by their first byte).
/// Whoever has an entry, its place and its path needs nothing of the others.
/// </summary>
public sealed class MerkleTree(HashAlgorithmName algorithm)
{
    private const byte OfLeaf = 0;
    private const byte OfNode = 1;

    /// <summary>The tree that a root is of; null where no algorithm has such hashes.</summary>
    public static MerkleTree? Of(ReadOnlySpan<byte> root) => Hashing.OfSize(root.Length) is { } algorithm ? new(algorithm) : null;

    public byte[] Leaf(ReadOnlySpan<byte> entry) => CryptographicOperations.HashData(algorithm, [OfLeaf, .. entry]);

    /// <summary>Of no leaves: the hash of nothing.</summary>
    public byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length <= 1)
            return leaves.Length == 1 ? leaves[0] : CryptographicOperations.HashData(algorithm, []);
        var left = Split(leaves.Length);
        return Node(Root(leaves[..left]), Root(leaves[left..]));
    }

    /// <summary>The roots over so many leaves each, a power of two: as leaves of a tree, they have the root of the whole.</summary>
    public byte[][] Blocks(IEnumerable<byte[]> leaves, int size) => [.. leaves.Chunk(size).Select(block => Root(block))];

    /// <summary>The hashes beside the way from a leaf up to the root, the nearest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public IReadOnlyList<byte[]> Path(ReadOnlySpan<byte[]> leaves, int index)
    {
        if ((uint)index >= (uint)leaves.Length)
            throw new ArgumentOutOfRangeException(nameof(index));
        if (leaves.Length == 1)
            return [];
        var left = Split(leaves.Length);
        return index < left
            ? [.. Path(leaves[..left], index), Root(leaves[left..])]
            : [.. Path(leaves[left..], index - left), Root(leaves[..left])];
    }

    /// <summary>The root that a leaf leads to; null where the path is too short or too long for its place.</summary>
    public byte[]? RootFrom(byte[] leaf, int index, int size, IReadOnlyList<byte[]> path)
    {
        if ((uint)index >= (uint)size)
            return null;
        var (place, last, hash) = (index, size - 1, leaf);
        foreach (var beside in path)
        {
            if (last == 0)
                return null;
            if ((place & 1) == 1 || place == last)
            {
                hash = Node(beside, hash);
                while ((place & 1) == 0 && place != 0)
                    (place, last) = (place >> 1, last >> 1);
            }
            else
            {
                hash = Node(hash, beside);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 ? hash : null;
    }

    private byte[] Node(byte[] left, byte[] right) => CryptographicOperations.HashData(algorithm, [OfNode, .. left, .. right]);

    // The largest power of two below.
    private static int Split(int count) => 1 << BitOperations.Log2((uint)(count - 1));
}
