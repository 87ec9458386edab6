namespace ApprovalCloud.Core.Forecasts;

/// <summary>How much of an expectation is the trees': the rest is the plain median's, which few cases cannot improve on.</summary>
internal static class Trust
{
    private static readonly float[] Weights = [0, 0.25f, 0.5f, 0.75f, 1];

    /// <summary>
    /// The least that is as good as the best, within one standard error on moments that nothing was learnt from: where it cannot
    /// be told whether the trees help, the median stands.
    /// </summary>
    public static float In(Func<Moment, float> trees, NaiveForecast naive, IReadOnlyList<Moment> checking)
    {
        var rows = checking.Select(moment => (Moment: moment, Trees: trees(moment), Naive: Moment.LabelOf(naive.Days(moment)))).ToList();
        var errors = Weights.Select(weight => rows
            .Select(row => row.Moment.Weight * Math.Abs(Moment.DaysOf(Blend(weight, row.Trees, row.Naive)) - row.Moment.RemainingDays)).ToArray()).ToList();
        var best = errors.MinBy(one => one.Sum())!;
        return Weights[errors.FindIndex(one => IsAsGood(Difference.Of(checking.Select((moment, place) => (moment.Case, one[place] - best[place])))))];
    }

    public static float Blend(float weight, float trees, float naive) => (weight * trees) + ((1 - weight) * naive);

    private static bool IsAsGood(Difference difference) => difference.Sum <= difference.Error;
}
