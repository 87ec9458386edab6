using System.Diagnostics;

namespace ApprovalCloud.Benchmarks.Throughput;

internal enum Kind { Draft, Submit, Claim, Decide }

/// <summary>How long each request of one caller took, in milliseconds, and how often it was refused as too busy and sent again.</summary>
internal sealed class Latencies
{
    private readonly List<double>[] times = [.. Enum.GetValues<Kind>().Select(_ => new List<double>())];

    public int Repeated { get; set; }

    public IReadOnlyList<double> this[Kind kind] => times[(int)kind];

    /// <summary>How long those took that were refused for want of a place.</summary>
    public List<double> Refused { get; } = [];

    public void Add(Kind kind, TimeSpan took) => times[(int)kind].Add(took.TotalMilliseconds);

    public async Task Time(Kind kind, Func<Task> request)
    {
        var begun = Stopwatch.GetTimestamp();
        await request();
        Add(kind, Stopwatch.GetElapsedTime(begun));
    }

    public void Add(Latencies other)
    {
        Repeated += other.Repeated;
        Refused.AddRange(other.Refused);
        foreach (var kind in Enum.GetValues<Kind>())
            times[(int)kind].AddRange(other[kind]);
    }
}
