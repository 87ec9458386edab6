using System.Threading.RateLimiting;

namespace ApprovalCloud.Web.Load;

/// <summary>
/// So many at once, and a few who wait, none for long. Whoever came last is let in first: past capacity those are answered quickly who
/// are answered at all, and nobody is who has given up.
/// </summary>
internal sealed class Lane(string name, int atOnce, int waiting, TimeSpan waitAtMost) : IDisposable
{
    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = atOnce, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.NewestFirst,
    });

    public string Name => name;

    /// <summary>The place, or null: there is none.</summary>
    public async ValueTask<IDisposable?> Enter(CancellationToken cancellationToken)
    {
        if (limiter.AttemptAcquire() is { IsAcquired: true } free)
            return free;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(waitAtMost);
        try
        {
            return await limiter.AcquireAsync(cancellationToken: patience.Token) is { IsAcquired: true } waited ? waited : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => limiter.Dispose();
}
