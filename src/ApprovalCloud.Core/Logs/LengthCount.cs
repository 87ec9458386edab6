namespace ApprovalCloud.Core.Logs;

/// <summary>Lengths of time, kept one by one (eight bytes each): an exact median cannot be had for less.</summary>
internal sealed class LengthCount
{
    private readonly List<long> ticks = [];

    public void Add(TimeSpan? length)
    {
        if (length is { } one)
            ticks.Add(one.Ticks);
    }

    public Lengths Lengths()
    {
        if (ticks.Count == 0)
            return new Lengths(0, 0, 0, 0, 0, 0, 0, 0);
        ticks.Sort();
        var total = ticks.Aggregate((Int128)0, (sum, one) => sum + one);
        var mean = Seconds((double)total / ticks.Count);
        var (low, high) = (ticks[(ticks.Count - 1) / 2], ticks[ticks.Count / 2]);
        return new Lengths(
            ticks.Count, Seconds(ticks[0]), Seconds(ticks[^1]), mean, Seconds((low + (double)high) / 2),
            Math.Sqrt(ticks.Sum(one => Math.Pow(Seconds(one) - mean, 2)) / Math.Max(1, ticks.Count - 1)), Seconds((double)total), ticks.Count(one => one < 0));
    }

    private static double Seconds(double ticks) => ticks / TimeSpan.TicksPerSecond;
}
