namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>One of those that do the reference work beside each other.</summary>
internal interface ISide : IAsyncDisposable
{
    string Name { get; }

    /// <summary>How many applications it does in a round, for each of the slowest side's.</summary>
    int Share { get; }

    /// <summary>The process that serves it; the benchmark's own where there is none between.</summary>
    int ProcessId { get; }

    Task<Guid> Submit(Latencies latencies, CancellationToken cancellationToken);

    Task Decide(Guid application, int step, Latencies latencies, CancellationToken cancellationToken);

    /// <summary>Bytes allocated by its process so far.</summary>
    Task<double> Allocated(CancellationToken cancellationToken);

    /// <summary>What is missing or wrong in its database, when these and no others were submitted and decided.</summary>
    Task<IReadOnlyList<string>> Faults(IReadOnlyCollection<Guid> applications, CancellationToken cancellationToken);
}
