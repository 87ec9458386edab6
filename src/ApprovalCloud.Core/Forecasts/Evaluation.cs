namespace ApprovalCloud.Core.Forecasts;

/// <summary>How good forecasts are, on moments that came after everything they were learnt from.</summary>
/// <param name="Moments">How many were forecast.</param>
/// <param name="Error">The mean of how many days they were off.</param>
/// <param name="NaiveError">The same of <see cref="NaiveForecast"/>, which knew the same cases.</param>
/// <param name="Within">The share of cases that ended within the interval; 0.8 is what it promises.</param>
public sealed record Evaluation(int Moments, double Error, double NaiveError, double Within)
{
    private const double Learnt = 0.5;
    private const double Checked = 0.7;

    /// <summary>
    /// Learns from the cases that ended first, takes errors from those that ended next, and forecasts what was in progress after
    /// that: at each of these times nothing is known of what comes later.
    /// </summary>
    /// <returns>Nothing where there are too few cases.</returns>
    public static Evaluation? Of(Moments past, int fewest = 50)
    {
        if (past.Cases < fewest)
            return null;
        var (first, second, last) = (past.EndedBy(Learnt), past.EndedBy(Checked), past.Latest!.Value);
        var (learning, checking) = (past.Between(DateTimeOffset.MinValue, first, first), past.Between(first, second, second));
        var coming = past.Between(second, last, last);
        if (learning.Count < fewest || checking.Count < fewest || coming.Count < fewest)
            return null;
        var (forecaster, naive) = (Forecaster.Learn(learning, checking), NaiveForecast.Of([.. learning, .. checking]));
        var forecasts = coming.Select(moment => (Moment: moment, Expected: forecaster.Of(moment))).ToList();
        return new Evaluation(
            coming.Count,
            forecasts.Average(one => Math.Abs(one.Expected.Days - one.Moment.RemainingDays)),
            coming.Average(moment => Math.Abs(naive.Days(moment) - moment.RemainingDays)),
            forecasts.Average(one => one.Moment.RemainingDays >= one.Expected.Low && one.Moment.RemainingDays <= one.Expected.High ? 1.0 : 0.0));
    }
}
