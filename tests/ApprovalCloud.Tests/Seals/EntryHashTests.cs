using System.Security.Cryptography;
using ApprovalCloud.Core.Seals;

namespace ApprovalCloud.Tests.Seals;

/// <summary>What an entry's hash is by, and by what it may be continued.</summary>
public sealed class EntryHashTests
{
    private static readonly HashAlgorithmName[] Algorithms = [HashAlgorithmName.SHA256, HashAlgorithmName.SHA384, HashAlgorithmName.SHA512];

    [Fact]
    public void Hash_IsContinuedByItsOwnOrALongerOne_AndByNoOther()
    {
        foreach (var (first, then) in Algorithms.SelectMany(first => Algorithms.Select(then => (first, then))))
        {
            var before = EntryHash.Of([], ["one"], first);
            var hash = EntryHash.Of(before, ["two"], then);
            Assert.True(EntryHash.IsRight(before, [], ["one"]) && EntryHash.IsRight(hash, before, ["two"]));
            Assert.False(EntryHash.IsRight(hash, before, ["three"]) || EntryHash.IsRight(hash.AsSpan(0, hash.Length - 1), before, ["two"]) || EntryHash.IsRight([], before, ["two"]));
            Assert.True(hash.Length >= before.Length);
        }

        // As SHA-256 of what SHA-512 began, without asking what began it.
        var longer = EntryHash.Of([], ["one"], HashAlgorithmName.SHA512);
        Assert.False(EntryHash.IsRight(SHA256.HashData([.. longer, .. "two"u8]), longer, ["two"]));
    }
}
