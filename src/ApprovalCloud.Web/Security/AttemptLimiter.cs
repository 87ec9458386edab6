using System.Threading.RateLimiting;
using ApprovalCloud.Core.Nodes;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// So many attempts a minute, on all nodes together. Whoever was refused is refused for the rest of the minute without the database
/// being asked again.
/// </summary>
internal sealed class AttemptLimiter(string what, string who, int most, CountAttempts attempts, TimeProvider clock) : RateLimiter
{
    private long refused = -1;
    private long lastUsed = TimeProvider.System.GetTimestamp();

    public override TimeSpan? IdleDuration => TimeProvider.System.GetElapsedTime(Volatile.Read(ref lastUsed));

    public override RateLimiterStatistics? GetStatistics() => null;

    // The database is asked, and nobody waits for that here: the middleware goes on to ask below.
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Answer(null);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        Volatile.Write(ref lastUsed, TimeProvider.System.GetTimestamp());
        var now = clock.GetUtcNow();
        var minute = CountAttempts.MinuteOf(now);
        if (Volatile.Read(ref refused) != minute)
        {
            if (await attempts.Count(what, who, minute, cancellationToken) <= most)
                return Answer.Granted;
            Volatile.Write(ref refused, minute);
        }

        return new Answer(CountAttempts.RestOfMinute(now));
    }

    private sealed class Answer(TimeSpan? after) : RateLimitLease
    {
        public static readonly Answer Granted = new(null) { isAcquired = true };
        private bool isAcquired;

        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => after is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = after;
            return after is not null && metadataName == MetadataName.RetryAfter.Name;
        }
    }
}
