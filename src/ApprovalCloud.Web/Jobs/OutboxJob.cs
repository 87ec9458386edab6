using ApprovalCloud.Core.Messaging;
using Hangfire;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Sends what the outbox holds, on one node at a time.</summary>
public sealed class OutboxJob(DrainOutbox outbox)
{
    [DisableConcurrentExecution(timeoutInSeconds: 1)]
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancellationToken)
    {
        while (await outbox.Run(cancellationToken) > 0)
            cancellationToken.ThrowIfCancellationRequested();
    }
}
