using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ApprovalCloud.Core.Requests;

/// <summary>How long use cases take and how they end. A handler has no series of its own until it is first asked.</summary>
public sealed class UseCaseMeter(IMeterFactory meters)
{
    public const string Name = "ApprovalCloud.UseCases";

    private readonly Histogram<double> durations = meters.Create(Name).CreateHistogram(
        "approvalcloud.use_case.duration", "s", "How long use cases take, by how they end: ok, refused by a rule, or failed.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    public void Record(string useCase, string outcome, long started) =>
        durations.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new("use_case", useCase), new("outcome", outcome));
}
