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

    public static Histogram Sum(IReadOnlyCollection<Histogram> all) => all.Count == 0 ? Empty : all.Aggregate((sum, one) => sum.Plus(one));

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

    public Histogram Plus(Histogram other)
    {
        if (IsEmpty || other.IsEmpty)
            return IsEmpty ? other : this;
        var sum = new List<int>(pairs.Length + other.pairs.Length);
        var (mine, theirs) = (0, 0);
        while (mine < pairs.Length || theirs < other.pairs.Length)
        {
            var value = Math.Min(ValueAt(mine), other.ValueAt(theirs));
            var count = (ValueAt(mine) == value ? pairs[(mine += 2) - 1] : 0) + (other.ValueAt(theirs) == value ? other.pairs[(theirs += 2) - 1] : 0);
            if (count != 0)
                sum.AddRange(value, count);
        }

        return Of([.. sum]);
    }

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

    private int ValueAt(int place) => place < pairs.Length ? pairs[place] : int.MaxValue;

    private int CasesOf(int end)
    {
        var cases = 0;
        for (var place = 1; place < end; place += 2)
            cases += pairs[place];
        return cases;
    }
}
