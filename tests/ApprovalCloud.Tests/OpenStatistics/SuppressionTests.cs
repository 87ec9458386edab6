using ApprovalCloud.Core.OpenStatistics;
using CsCheck;

namespace ApprovalCloud.Tests.OpenStatistics;

public sealed class SuppressionTests
{
    private static readonly Gen<int[]> Counts = Gen.OneOf(Gen.Int[0, 30], Gen.Int[0, 3], Gen.Int[9, 13], Gen.Int[0, 2_000]).Array[1, 12];

    [Fact]
    public void SmallParts_AreLeftOut_AndOthersAreWhatTheyAre() => Counts.Sample(counts =>
    {
        var (parts, whole) = Suppression.Published(counts);
        return (whole is null || whole == counts.Sum()) && parts.Count == counts.Length
            && counts.Zip(parts, (count, part) => count is > 0 and < Suppression.Fewest ? part is null : part is null || part == count).All(isRight => isRight);
    });

    // Whoever has everything that is published finds, for each part left out, a table that fits in which it is of enough people, and one in which it is of none.
    [Fact]
    public void WhatIsLeftOut_IsNotReckonedFromTheRest() => Counts.Sample(counts =>
    {
        var (parts, whole) = Suppression.Published(counts);
        if (parts.All(part => part is not null))
            return whole is not null;
        var most = whole is { } known ? known - parts.Sum() : int.MaxValue;
        return most >= Suppression.Fewest && (whole is null || parts.Count(part => part is null) > 1) && whole is not (> 0 and < Suppression.Fewest);
    });

    [Fact]
    public void NoMoreThanNeeded_IsLeftOut() => Counts.Sample(counts =>
    {
        var (parts, _) = Suppression.Published(counts);
        var large = counts.Where((count, part) => count >= Suppression.Fewest && parts[part] is null).ToList();
        return large.Count <= 1 && counts.Where((count, part) => count >= Suppression.Fewest && parts[part] is not null).All(kept => large.All(left => left <= kept));
    });

    [Theory]
    [InlineData(new[] { 20, 30 }, new[] { 20, 30 }, 50)]
    [InlineData(new[] { 0, 30 }, new[] { 0, 30 }, 30)]
    [InlineData(new[] { 10, 40, 30 }, new[] { -1, 40, -1 }, 80)]
    [InlineData(new[] { 10, 1, 30 }, new[] { -1, -1, 30 }, 41)]
    [InlineData(new[] { 4, 6 }, new[] { -1, -1 }, -1)]
    [InlineData(new[] { 4, 0 }, new[] { -1, 0 }, -1)]
    public void Counts_ArePublishedThus(int[] counts, int[] parts, int whole)
    {
        var published = Suppression.Published(counts);

        Assert.Equal([.. parts, whole], [.. published.Parts.Select(part => part ?? -1), published.Whole ?? -1]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, null)]
    [InlineData(10, null)]
    [InlineData(11, 10)]
    [InlineData(15, 20)]
    [InlineData(1_234, 1_230)]
    public void CountThatMoves_IsRounded(int count, int? about) => Assert.Equal(about, Suppression.About(count));
}
