using ApprovalCloud.Core.Seals;
using Hangfire;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Seals the day that is over, on one node at a time. It looks every hour: a night on which it could not is made up for.</summary>
public sealed class SealJob(SealDays seals, ILogger<SealJob> logger)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancellationToken)
    {
        switch (await seals.Run(cancellationToken))
        {
            case null:
                logger.LogWarning("No day is sealed: there is no certificate to seal with (Documents:Certificate)");
                break;
            case > 0 and var days:
                logger.LogInformation("{Days} days were sealed", days);
                break;
        }
    }
}
