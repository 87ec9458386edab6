using ApprovalCloud.Core.Logs;
using Hangfire;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Counts the courses of applications that have ended, on one node at a time.</summary>
public sealed class LogJob(FoldLogs logs, ILogger<LogJob> logger)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancellationToken)
    {
        var result = await logs.Run(cancellationToken);
        if (result.Folded + result.Failed > 0)
            logger.LogInformation("The courses of {Folded} applications were counted; {Failed} failed", result.Folded, result.Failed);
    }
}
