using ApprovalCloud.Core.Logs;

namespace ApprovalCloud.Tests.Logs;

public sealed class SketchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Median_LiesWithinTwoPercentOfTheTrueOne(int seed)
    {
        var random = new Random(seed);
        var lengths = Enumerable.Range(0, 1_001).Select(_ => TimeSpan.FromMilliseconds(Math.Exp(random.NextDouble() * 24) + 1)).ToList();

        var median = Of(lengths).Median()!.Value;

        var exact = lengths.Order().ElementAt(500);
        Assert.InRange(median.TotalMilliseconds, 0.98 * exact.TotalMilliseconds, 1.0201 * exact.TotalMilliseconds);
    }

    [Fact]
    public void Zero_IsExact() => Assert.Equal(TimeSpan.Zero, Of([TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(1)]).Median());

    [Fact]
    public void Sketch_OfNothing_HasNoMedian() => Assert.Null(new Sketch().Median());

    [Fact]
    public void Sketches_AddedUpTakenOutAndStored_AreAsIfTheyHadNeverBeenApart()
    {
        var (one, other) = (Of([TimeSpan.FromHours(1), TimeSpan.FromHours(2)]), Of([TimeSpan.FromHours(2), TimeSpan.FromDays(3)]));
        var both = Sketch.Of(one.ToBytes());
        both.Add(other);

        Assert.Equal(Of([TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(2), TimeSpan.FromDays(3)]).ToBytes(), both.ToBytes());
        both.Add(one, -1);
        Assert.Equal(other.ToBytes(), both.ToBytes());
    }

    private static Sketch Of(IEnumerable<TimeSpan> lengths)
    {
        var sketch = new Sketch();
        foreach (var length in lengths)
            sketch.Add(length);
        return sketch;
    }
}
