using ApprovalCloud.Core.Materials;
using Hangfire;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Has files checked that wait for it, on one node at a time.</summary>
public sealed class FilesJob(CheckWaitingFiles check, PurgeUploads purge)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public async Task Check(CancellationToken cancellationToken)
    {
        while (await check.Run(cancellationToken) > 0)
            cancellationToken.ThrowIfCancellationRequested();
    }

    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public async Task Purge(CancellationToken cancellationToken)
    {
        while (await purge.Run(cancellationToken) > 0)
            cancellationToken.ThrowIfCancellationRequested();
    }
}
