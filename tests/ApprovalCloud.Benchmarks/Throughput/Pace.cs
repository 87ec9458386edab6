using System.Diagnostics;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>
/// When a caller makes its next request, where callers together are to make so many in a second rather than as many as they can: at random, as people
/// come. Who is late, because an answer was, makes up for it at once, so that a slow side is not spared.
/// </summary>
internal sealed class Pace(double requestsPerSecond, int callers, int seed)
{
    private readonly Random random = new(seed);
    private readonly long begun = Stopwatch.GetTimestamp();
    private double next;

    public async Task Next(CancellationToken cancellationToken)
    {
        next += -Math.Log(1 - random.NextDouble()) * callers / requestsPerSecond;
        var wait = TimeSpan.FromSeconds(next) - Stopwatch.GetElapsedTime(begun);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, cancellationToken);
    }
}
