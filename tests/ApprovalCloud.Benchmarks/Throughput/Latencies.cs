using System.Diagnostics;

namespace ApprovalCloud.Benchmarks.Throughput;

internal enum Kind { Draft, Submit, Claim, Decide }

/// <summary>How long each request of one caller took, in milliseconds, and how often it was refused as too busy and sent again.</summary>
internal sealed class Latencies
{
    private readonly List<double>[] times = [.. Enum.GetValues<Kind>().Select(_ => new List<double>())];

    public int Repeated { get; set; }

    public IReadOnlyList<double> this[Kind kind] => times[(int)kind];

    public async Task<T> Time<T>(Kind kind, Func<Task<T>> request)
    {
        var begun = Stopwatch.GetTimestamp();
        var answer = await request();
        times[(int)kind].Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        return answer;
    }

    public void Add(Latencies other)
    {
        Repeated += other.Repeated;
        foreach (var kind in Enum.GetValues<Kind>())
            times[(int)kind].AddRange(other[kind]);
    }
}
