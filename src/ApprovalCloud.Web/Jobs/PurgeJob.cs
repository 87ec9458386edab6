using ApprovalCloud.Core.Retention;
using Hangfire;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Purges at night what need not be kept any longer, where the settings say so; on one node at a time.</summary>
public sealed class PurgeJob(PurgeCases purge, IOptions<RetentionOptions> options, ILogger<PurgeJob> logger)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancellationToken)
    {
        if (!options.Value.Purge)
            return;
        var result = await purge.Run(cancellationToken);
        if (result.Purged + result.Failed > 0)
            logger.LogInformation("{Purged} applications were purged; {Failed} failed", result.Purged, result.Failed);
    }
}
