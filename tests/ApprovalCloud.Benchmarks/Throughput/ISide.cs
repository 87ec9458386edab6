namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>One of those that do the reference work beside each other.</summary>
internal interface ISide : IAsyncDisposable
{
    string Name { get; }

    IChecked Database { get; }

    /// <summary>How many applications it does in a round, for each of the platform's: it is so many times as fast, about.</summary>
    int Share { get; }

    /// <summary>The process that serves it; null where nothing is between the callers and the database.</summary>
    int? ProcessId { get; }

    /// <summary>Whether an application has ended once it is submitted.</summary>
    bool IsInstant => false;

    Task<Guid> Submit(Latencies latencies, CancellationToken cancellationToken);

    Task Decide(Guid application, int step, Latencies latencies, CancellationToken cancellationToken);

    /// <summary>Bytes allocated by its process so far.</summary>
    Task<double> Allocated(CancellationToken cancellationToken);
}
