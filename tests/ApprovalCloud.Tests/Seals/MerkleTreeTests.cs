using System.Security.Cryptography;
using System.Text;
using ApprovalCloud.Core.Seals;
using CsCheck;

namespace ApprovalCloud.Tests.Seals;

public sealed class MerkleTreeTests
{
    // The trees of RFC 6962's reference implementation over its eight inputs.
    private static readonly string[] Inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly MerkleTree Tree = new(HashAlgorithmName.SHA256);

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Root_IsThatOfTheReference(int count, string root) =>
        Assert.Equal(root, Convert.ToHexStringLower(Tree.Root([.. Inputs.Take(count).Select(input => Tree.Leaf(Convert.FromHexString(input)))])));

    [Fact]
    public void EveryLeaf_LeadsToTheRoot_AndNoOtherDoes_AtNoOtherPlace() => Gen.Select(Gen.Int[1, 200], Gen.Int[0, 10_000]).Sample((size, chance) =>
    {
        var leaves = Enumerable.Range(0, size).Select(number => Tree.Leaf(Encoding.UTF8.GetBytes($"{number}"))).ToArray();
        var (root, index) = (Tree.Root(leaves), chance % size);
        var path = Tree.Path(leaves, index);
        var other = Tree.Leaf("another"u8);
        return Tree.RootFrom(leaves[index], index, size, path)!.AsSpan().SequenceEqual(root)
            && Tree.RootFrom(other, index, size, path)?.AsSpan().SequenceEqual(root) != true
            && Enumerable.Range(0, size).Where(place => place != index).All(place => Tree.RootFrom(leaves[index], place, size, path)?.AsSpan().SequenceEqual(root) != true)
            && (path.Count == 0 || Tree.RootFrom(leaves[index], index, size, [.. path.Skip(1)]) is null || size == 1)
            && Tree.RootFrom(leaves[index], index, size, [.. path, other]) is null;
    }, iter: 300);

    [Fact]
    public void Blocks_HaveTheRootOfTheWhole_AndALeafsPathLeadsThroughItsOwn() => Gen.Select(Gen.Int[1, 400], Gen.Int[0, 6]).Sample((size, power) =>
    {
        var (leaves, block) = (Enumerable.Range(0, size).Select(number => Tree.Leaf(Encoding.UTF8.GetBytes($"{number}"))).ToArray(), 1 << power);
        var blocks = Tree.Blocks(leaves, block);
        return Tree.Root(blocks).AsSpan().SequenceEqual(Tree.Root(leaves)) && Enumerable.Range(0, size).All(place =>
            Tree.Path(leaves, place).Select(Convert.ToHexString).SequenceEqual(
                Tree.Path([.. leaves.Skip(place / block * block).Take(block)], place % block).Concat(Tree.Path(blocks, place / block)).Select(Convert.ToHexString)));
    }, iter: 100);

    [Fact]
    public void Blocks_AreAboutAsManyAsAreInOne() => Gen.Int[1, 10_000_000].Sample(applications =>
    {
        var size = SealedBlock.SizeOn(applications);
        return System.Numerics.BitOperations.IsPow2(size) && (long)size * size >= applications && (long)size * size <= 4L * Math.Max(1, applications);
    });
}
