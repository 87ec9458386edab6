using ApprovalCloud.Core.Messaging;
using Hangfire;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Sends what the outbox holds, on one node at a time.</summary>
public sealed class OutboxJob(DrainOutbox outbox, ILogger<OutboxJob> logger)
{
    // What goes wrong here is reported here.
    [OneAtATime]
    [AutomaticRetry(Attempts = 0, LogEvents = false)]
    public async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            while (await outbox.Run(cancellationToken) > 0)
                cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "The outbox could not be emptied; it is tried again in a moment.");
            throw;
        }
    }
}
