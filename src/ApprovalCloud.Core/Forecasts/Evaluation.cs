namespace ApprovalCloud.Core.Forecasts;

/// <summary>How good forecasts are, on moments that came after everything they were learnt from.</summary>
/// <param name="Moments">How many were forecast.</param>
/// <param name="Error">The mean of how many days they were off.</param>
/// <param name="NaiveError">The same of <see cref="NaiveForecast"/>, which knew the same cases.</param>
/// <param name="Doubt">The standard error of how much the one is nearer than the other.</param>
/// <param name="Within">The share of cases that ended within the interval; 0.8 is what it promises.</param>
/// <param name="Weight">How far the trees were trusted; 0 is the plain median alone.</param>
/// <param name="RiskError">Of the risk to take longer than four in five had taken: the mean of its squared error (Brier).</param>
/// <param name="ShareError">The same of whoever only knew, and in hindsight, how large a share takes longer.</param>
public sealed record Evaluation(int Moments, double Error, double NaiveError, double Doubt, double Within, double Weight, double RiskError, double ShareError)
{
    private const double Learnt = 0.5;
    private const double Checked = 0.7;
    private const double InTime = 0.8;

    /// <summary>Whether it can be told that forecasts are nearer than the plain median, or further off.</summary>
    public bool IsBetter => NaiveError - Error > 2 * Doubt;

    public bool IsWorse => Error - NaiveError > 2 * Doubt;

    /// <summary>
    /// Learns from the cases that ended first, takes errors from those that ended next, and forecasts what was in progress after
    /// that: at each of these times nothing is known of what comes later.
    /// </summary>
    /// <returns>Nothing where there are too few cases.</returns>
    public static Evaluation? Of(Moments past)
    {
        if (past.Cases < Forecaster.Fewest)
            return null;
        var (first, second) = (past.EndedBy(Learnt), past.EndedBy(Checked));
        var (learning, checking, coming) = (past.Between(past.Earliest, first), past.Between(first, second), past.Between(second, past.Latest));
        if (learning.Count < Forecaster.Fewest || checking.Count < Forecaster.Fewest || coming.Count < Forecaster.Fewest)
            return null;
        var (forecaster, naive) = (Forecaster.Learn(learning, checking), NaiveForecast.Of([.. learning, .. checking]));
        var forecasts = coming.Select(moment => (Moment: moment, Expected: forecaster.Of(moment))).ToList();
        var errors = forecasts.Select(one => Math.Abs(one.Expected.Days - one.Moment.RemainingDays)).ToList();
        var naiveErrors = coming.Select(moment => Math.Abs(naive.Days(moment) - moment.RemainingDays)).ToList();
        var difference = Difference.Of(coming.Select((moment, place) => (moment.Case, errors[place] - naiveErrors[place])));
        var (riskError, shareError) = Risk(forecaster, coming, Limit([.. learning, .. checking]));
        return new Evaluation(
            coming.Count, errors.Average(), naiveErrors.Average(), difference.Error / coming.Count,
            forecasts.Average(one => one.Moment.RemainingDays >= one.Expected.Low && one.Moment.RemainingDays <= one.Expected.High ? 1.0 : 0.0),
            forecaster.Weight, riskError, shareError);
    }

    // A limit that does not move: an application's own is extended later on by what nobody knew at the moment.
    private static double Limit(IReadOnlyList<Moment> past) =>
        past.Select(moment => moment.Age + moment.RemainingDays).Order().ElementAt((int)(InTime * past.Count));

    private static (double Error, double ShareError) Risk(Forecaster forecaster, IReadOnlyList<Moment> coming, double limit)
    {
        var open = coming.Where(moment => moment.Age < limit).Select(moment => (Risk: forecaster.Risk(moment, limit - moment.Age), IsLate: moment.Age + moment.RemainingDays > limit ? 1.0 : 0.0)).ToList();
        if (open.Count == 0)
            return (0, 0);
        var share = open.Average(one => one.IsLate);
        return (open.Average(one => (one.Risk - one.IsLate) * (one.Risk - one.IsLate)), share * (1 - share));
    }
}
