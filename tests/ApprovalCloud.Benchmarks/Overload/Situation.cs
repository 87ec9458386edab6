using ApprovalCloud.Benchmarks.Throughput;

namespace ApprovalCloud.Benchmarks.Overload;

/// <summary>So many callers who do the reference work, and what goes on beside them; its rounds.</summary>
internal sealed class Situation(int callers, string when = "", Nuisance? beside = null)
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);

    public string Name => beside is null ? $"{callers} callers{when}" : $"{callers} beside {beside.Name}";

    public Nuisance? Beside => beside;

    public List<Round> Rounds { get; } = [];

    /// <summary>The memory of the node afterwards, at most, in megabytes.</summary>
    public double Memory { get; private set; }

    public async Task Run(ISide side, Uri address, int applications, CpuTimes cpu, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var nuisance = beside?.Go(address, ended.Token);
        if (nuisance is not null)
            await Task.Delay(Before, cancellationToken);
        Rounds.Add(await Load.Run(side, callers, applications, cpu, cancellationToken));
        using (var process = System.Diagnostics.Process.GetProcessById(side.ProcessId!.Value))
            Memory = Math.Max(Memory, process.WorkingSet64 / 1e6);
        await ended.CancelAsync();
        await (nuisance ?? Task.CompletedTask);
        Console.WriteLine($"{Name}: {applications:N0} applications in {Rounds[^1].Took.TotalSeconds:N1} s");
    }
}
