namespace ApprovalCloud.Core.Forecasts;

/// <summary>How far expectations up to a certain one were off: what it was less what was expected, one percent of the moments after the other.</summary>
public sealed record ErrorBand(float UpTo, float[] Errors)
{
    private const int Percents = 99;

    /// <summary>Fewer errors say nothing of one in ten.</summary>
    private const int Fewest = 50;
    private const int Most = 5;

    /// <param name="errors">Of moments that nothing was learnt from, as conformal prediction asks for.</param>
    public static IReadOnlyList<ErrorBand> Of(IEnumerable<(float Expected, float Error, float Weight)> errors)
    {
        var ordered = errors.OrderBy(one => one.Expected).ToList();
        var bands = Math.Clamp(ordered.Count / Fewest, 1, Most);
        return [.. ordered.Chunk(Math.Max(1, (ordered.Count + bands - 1) / bands)).Select(band => new ErrorBand(band[^1].Expected, Quantiles(band)))];
    }

    public float At(int percent) => Errors[percent - 1];

    private static float[] Quantiles((float Expected, float Error, float Weight)[] band)
    {
        var ordered = band.OrderBy(one => one.Error).ToList();
        // One more than there are, of which nothing is known.
        var all = ordered.Sum(one => (double)one.Weight) * (ordered.Count + 1) / ordered.Count;
        var (quantiles, place, weight) = (new float[Percents], 0, (double)ordered[0].Weight);
        for (var percent = 1; percent <= Percents; percent++)
        {
            while (weight < all * percent / 100 && place < ordered.Count - 1)
                weight += ordered[++place].Weight;
            quantiles[percent - 1] = ordered[place].Error;
        }

        return quantiles;
    }
}
