namespace ApprovalCloud.Core.Figures;

/// <summary>How many cases have each value: exact, and as large as there are different values.</summary>
public sealed class Histogram
{
    public static readonly Histogram Empty = new([]);

    private readonly SortedDictionary<int, int> counts;

    private Histogram(SortedDictionary<int, int> counts) => this.counts = counts;

    /// <param name="pairs">Value and number of cases, in turn.</param>
    public static Histogram Of(IReadOnlyList<int> pairs)
    {
        var counts = new SortedDictionary<int, int>();
        for (var place = 0; place < pairs.Count; place += 2)
            counts[pairs[place]] = pairs[place + 1];
        return new Histogram(counts);
    }

    public static Histogram Sum(IEnumerable<Histogram> all)
    {
        var sum = new SortedDictionary<int, int>();
        foreach (var (value, count) in all.SelectMany(one => one.counts))
            sum[value] = sum.GetValueOrDefault(value) + count;
        foreach (var nothing in sum.Where(pair => pair.Value == 0).Select(pair => pair.Key).ToList())
            sum.Remove(nothing);
        return new Histogram(sum);
    }

    public IEnumerable<KeyValuePair<int, int>> Values => counts;

    public int Cases => counts.Values.Sum();

    public bool IsEmpty => counts.Count == 0;

    public int? Least => counts.Count == 0 ? null : counts.First().Key;

    public double Mean => Cases == 0 ? 0 : counts.Sum(pair => (double)pair.Key * pair.Value) / Cases;

    public Histogram Plus(Histogram other) => Sum([this, other]);

    public int Below(int value) => counts.TakeWhile(pair => pair.Key < value).Sum(pair => pair.Value);

    public int From(int value) => Cases - Below(value);

    public int At(int value) => counts.GetValueOrDefault(value);

    /// <summary>Nearest rank: the smallest value that so large a part of the cases does not exceed.</summary>
    public int Percentile(double part)
    {
        var rank = Math.Max(1, (int)Math.Ceiling(part * Cases));
        foreach (var (value, count) in counts)
        {
            if ((rank -= count) <= 0)
                return value;
        }

        return 0;
    }

    public int[] ToArray() => [.. counts.SelectMany(pair => new[] { pair.Key, pair.Value })];
}
