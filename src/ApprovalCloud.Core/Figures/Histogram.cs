namespace ApprovalCloud.Core.Figures;

/// <summary>How many cases have each value: exact, and as large as there are different values.</summary>
public sealed class Histogram
{
    public static readonly Histogram Empty = new([]);

    // Value and number of cases, in turn, by value.
    private readonly int[] pairs;

    private Histogram(int[] pairs) => this.pairs = pairs;

    /// <param name="pairs">Value and number of cases, in turn, by value.</param>
    public static Histogram Of(int[] pairs) => pairs.Length == 0 ? Empty : new Histogram(pairs);

    public static Histogram Sum(IReadOnlyCollection<Histogram> all)
    {
        if (all.Count == 1)
            return all.First();
        var sum = new Dictionary<int, int>();
        foreach (var one in all)
        {
            foreach (var (value, count) in one.Values)
                sum[value] = sum.GetValueOrDefault(value) + count;
        }

        return Of([.. sum.Where(pair => pair.Value != 0).OrderBy(pair => pair.Key).SelectMany(pair => new[] { pair.Key, pair.Value })]);
    }

    public IEnumerable<(int Value, int Count)> Values
    {
        get
        {
            for (var place = 0; place < pairs.Length; place += 2)
                yield return (pairs[place], pairs[place + 1]);
        }
    }

    public int Cases => CasesOf(pairs.Length);

    public bool IsEmpty => pairs.Length == 0;

    public int? Least => IsEmpty ? null : pairs[0];

    public double Mean => IsEmpty ? 0 : Values.Sum(pair => (double)pair.Value * pair.Count) / Cases;

    public Histogram Plus(Histogram other) => Sum([this, other]);

    public int Below(int value)
    {
        var end = 0;
        while (end < pairs.Length && pairs[end] < value)
            end += 2;
        return CasesOf(end);
    }

    public int At(int value) => Values.FirstOrDefault(pair => pair.Value == value).Count;

    /// <summary>Nearest rank: the smallest value that so large a part of the cases does not exceed.</summary>
    public int Percentile(double part)
    {
        var rank = Math.Max(1, (int)Math.Ceiling(part * Cases));
        foreach (var (value, count) in Values)
        {
            if ((rank -= count) <= 0)
                return value;
        }

        return 0;
    }

    public int[] ToArray() => pairs;

    private int CasesOf(int end)
    {
        var cases = 0;
        for (var place = 1; place < end; place += 2)
            cases += pairs[place];
        return cases;
    }
}
