namespace ApprovalCloud.Benchmarks.Sizing;

/// <summary>Processor milliseconds of a web node and of PostgreSQL.</summary>
internal sealed record Cost(double Web, double Database)
{
    public static Cost operator +(Cost one, Cost other) => new(one.Web + other.Web, one.Database + other.Database);

    public static Cost operator *(double times, Cost one) => new(times * one.Web, times * one.Database);
}

/// <summary>What one application costs: it is begun, submitted, and each of its six steps claimed and granted.</summary>
/// <param name="Reads">Of one look at each of these.</param>
/// <param name="EventBytes">Of <paramref name="TableBytes"/>, those of its history.</param>
/// <param name="WalBytes">Of the log: what replicas and archives receive.</param>
internal sealed record Measured(int Applications, Cost Writing, IReadOnlyDictionary<string, Cost> Reads, double TableBytes, double EventBytes, double WalBytes, string Machine)
{
    /// <summary>The mean of the looks.</summary>
    public Cost Reading => 1.0 / Reads.Count * Reads.Values.Aggregate((one, other) => one + other);
}
