namespace ApprovalCloud.Benchmarks.Sizing;

/// <summary>Processor milliseconds of a web node and of PostgreSQL.</summary>
internal sealed record Cost(double Web, double Database)
{
    public static Cost operator +(Cost one, Cost other) => new(one.Web + other.Web, one.Database + other.Database);

    public static Cost operator *(double times, Cost one) => new(times * one.Web, times * one.Database);
}

/// <summary>What one application costs: it is begun, submitted, and each of its six steps claimed and granted.</summary>
/// <param name="Looks">Of one look at each of these pages.</param>
/// <param name="EventBytes">Of <paramref name="TableBytes"/>, those of its history.</param>
/// <param name="WalBytes">Of the log: what replicas and archives receive.</param>
internal sealed record Measured(int Applications, Cost Writing, IReadOnlyDictionary<Look, Cost> Looks, double TableBytes, double EventBytes, double WalBytes, string Machine)
{
    /// <summary>All looks at one application.</summary>
    public Cost Looking => Looks.Select(look => look.Key.Times * look.Value).Aggregate((one, other) => one + other);
}
