namespace ApprovalCloud.Core.Forecasts;

/// <summary>What is expected of a case: days from now.</summary>
/// <param name="Low">One in ten is sooner.</param>
/// <param name="High">One in ten is later.</param>
public sealed record Expected(double Days, double Low, double High);

/// <summary>
/// How long cases still take: between the plain median and what trees have learnt, as far as later cases said that they are to be
/// trusted; errors on those cases say how far it may be off, apart for short and for long expectations.
/// </summary>
public sealed class Forecaster
{
    /// <summary>Where cases, or moments to learn from or to check by, are fewer, the plain median is all there is.</summary>
    public const int Fewest = 50;

    private readonly Trees? trees;

    private Forecaster(Trees? trees, NaiveForecast naive, float weight, IReadOnlyList<ErrorBand> bands) =>
        (this.trees, Naive, Weight, Bands) = (trees, naive, weight, bands);

    public IReadOnlyList<ErrorBand> Bands { get; }

    public NaiveForecast Naive { get; }

    /// <summary>How much of an expectation is the trees'.</summary>
    public float Weight { get; }

    /// <param name="learning">Cases to learn from.</param>
    /// <param name="checking">Later ones: they say how far to trust what was learnt, and how far off it may be. In the end they are learnt from too.</param>
    public static Forecaster Learn(IReadOnlyList<Moment> learning, IReadOnlyList<Moment> checking)
    {
        var (trees, naive) = (Trees.Learn(learning), NaiveForecast.Of(learning));
        return Checked(trees, naive, Trust.In(trees.Of, naive, checking), learning, checking);
    }

    /// <summary>The plain median alone.</summary>
    public static Forecaster Plain(IReadOnlyList<Moment> learning, IReadOnlyList<Moment> checking) =>
        Checked(null, NaiveForecast.Of(learning), 0, learning, checking);

    private static Forecaster Checked(Trees? trees, NaiveForecast naive, float weight, IReadOnlyList<Moment> learning, IReadOnlyList<Moment> checking)
    {
        var tried = new Forecaster(trees, naive, weight, []);
        var bands = ErrorBand.Of(checking.Select(moment => (tried.Raw(moment), moment.Label - tried.Raw(moment), moment.Weight)));
        IReadOnlyList<Moment> all = [.. learning, .. checking];
        return new Forecaster(weight > 0 ? Trees.Learn(all) : null, NaiveForecast.Of(all), weight, bands);
    }

    /// <param name="learnt">What <see cref="Save"/> gave; nothing where the trees are not trusted.</param>
    public static Forecaster Load(byte[] learnt, NaiveForecast naive, float weight, IReadOnlyList<ErrorBand> bands) =>
        new(learnt.Length == 0 ? null : Trees.Load(learnt), naive, weight, bands);

    public byte[] Save() => trees?.Save() ?? [];

    public Expected Of(Moment moment)
    {
        var (raw, band) = Find(moment);
        return new Expected(Moment.DaysOf(raw), Moment.DaysOf(raw + Math.Min(0, band.At(10))), Moment.DaysOf(raw + Math.Max(0, band.At(90))));
    }

    /// <summary>The likelihood that it takes longer than so many days from now.</summary>
    public double Risk(Moment moment, double days)
    {
        if (days <= 0)
            return 1;
        var (raw, band) = Find(moment);
        var limit = Moment.LabelOf(days);
        return band.Errors.Count(error => raw + error > limit) / (double)band.Errors.Length;
    }

    private (float Raw, ErrorBand Band) Find(Moment moment)
    {
        var raw = Raw(moment);
        return (raw, Bands.FirstOrDefault(band => raw <= band.UpTo) ?? Bands[^1]);
    }

    private float Raw(Moment moment) => Trust.Blend(Weight, trees?.Of(moment) ?? 0, Moment.LabelOf(Naive.Days(moment)));
}
