using System.Security.Cryptography.X509Certificates;
using ApprovalCloud.Core.Documents;

namespace ApprovalCloud.Core.Seals;

/// <summary>That one entry was there, for whoever has it and the public seal of its day. Hashes are in hexadecimal digits.</summary>
/// <param name="Fields">All that stands in the entry, in the order in which it is hashed, with U+001F between them (UTF-8), after the hash of the entry before.</param>
/// <param name="Hash">Of <paramref name="Before"/> and these: SHA-256, SHA-384 or SHA-512, as its length tells; the seal's root tells in the same way what the tree is hashed with.</param>
/// <param name="Place">Of the entry among those of its application that day, from 0; <paramref name="Size"/> how many those are.</param>
/// <param name="Path">The hashes beside its way to the application's root (RFC 9162, 2.1.3).</param>
/// <param name="DayPath">The hashes beside the application's way to the day's root.</param>
public sealed record Proof(
    Guid ApplicationId, EntryKind Kind, int Sequence, IReadOnlyList<string?> Fields, string Before, string Hash,
    int Place, int Size, IReadOnlyList<string> Path, int DayPlace, IReadOnlyList<string> DayPath, SealView Seal)
{
    /// <summary>Whether it is so: its hashes lead to the root of the seal, and the seal is signed.</summary>
    public bool IsRight()
    {
        var hash = Convert.FromHexString(Hash);
        if (!EntryHash.IsRight(hash, Convert.FromHexString(Before), Fields) || MerkleTree.Of(Convert.FromHexString(Seal.Root)) is not { } tree)
            return false;
        if (tree.RootFrom(SealedCase.LeafOf(tree, Kind, Sequence, hash), Place, Size, [.. Path.Select(Convert.FromHexString)]) is not { } root)
            return false;
        var leaf = tree.Leaf([.. ApplicationId.ToByteArray(bigEndian: true), .. root]);
        return tree.RootFrom(leaf, DayPlace, Seal.Size, [.. DayPath.Select(Convert.FromHexString)]) is { } day
            && Convert.ToHexStringLower(day) == Seal.Root && Seal.Signer() is not null;
    }
}

/// <summary>A day's seal as it is published.</summary>
/// <param name="Signature">CMS SignedData (RFC 5652), detached, Base64, over the lines of <see cref="DaySeal.Signed"/>.</param>
public sealed record SealView(DateOnly Day, int Size, string Root, string Previous, DateTimeOffset SealedAt, string Signature)
{
    public static SealView Of(DaySeal seal) => new(
        seal.Day, seal.Size, Convert.ToHexStringLower(seal.Root), Convert.ToHexStringLower(seal.Previous), seal.SealedAt, Convert.ToBase64String(seal.Signature));

    /// <summary>Whose signature it is; null if it is not of this seal.</summary>
    public X509Certificate2? Signer() =>
        PadesSignature.Signer(DaySeal.Signed(Day, Size, Convert.FromHexString(Root), Convert.FromHexString(Previous)), Convert.FromBase64String(Signature));
}
