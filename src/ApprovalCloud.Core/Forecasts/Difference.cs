namespace ApprovalCloud.Core.Forecasts;

/// <summary>By how much one forecast is further off than another on the same moments, and how sure that is.</summary>
/// <param name="Sum">Over all of them; below zero where the first is nearer.</param>
/// <param name="Error">Its standard error: case by case, as the moments of one case err together.</param>
internal sealed record Difference(double Sum, double Error)
{
    public static Difference Of(IEnumerable<(int Case, double Further)> moments)
    {
        var cases = moments.GroupBy(one => one.Case, one => one.Further).Select(ofCase => ofCase.Sum()).ToList();
        var mean = cases.Sum() / Math.Max(1, cases.Count);
        return new Difference(cases.Sum(), Math.Sqrt(cases.Sum(one => (one - mean) * (one - mean))));
    }
}
