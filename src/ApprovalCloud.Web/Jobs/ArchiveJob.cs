using ApprovalCloud.Core.Archive;
using Hangfire;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Packs away at night what has ended long ago, on one node at a time.</summary>
public sealed class ArchiveJob(ArchiveCases archive, ILogger<ArchiveJob> logger)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancellationToken)
    {
        var result = await archive.Run(cancellationToken);
        if (result.Archived + result.Failed > 0)
            logger.LogInformation("The events of {Archived} applications were archived; {Failed} failed", result.Archived, result.Failed);
    }
}
