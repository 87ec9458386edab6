using ApprovalCloud.Core.Applications;
using Hangfire;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Deletes at night what was begun and never sent, and tells before; on one node at a time.</summary>
public sealed class DraftsJob(AbandonedDrafts drafts, ILogger<DraftsJob> logger)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancellationToken)
    {
        var result = await drafts.Run(cancellationToken);
        if (result is not { Warned: 0, Deleted: 0, Failed: 0 })
            logger.LogInformation("{Deleted} drafts were deleted, and of {Warned} their applicants were told; {Failed} failed", result.Deleted, result.Warned, result.Failed);
    }
}
