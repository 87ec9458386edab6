using ApprovalCloud.Core.Data;
using Hangfire;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Makes room for the events of the months to come, on one node at a time.</summary>
public sealed class EventMonthsJob(EventMonths months, ILogger<EventMonthsJob> logger)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancellationToken)
    {
        if (await months.Run(cancellationToken) is > 0 and var made)
            logger.LogInformation("{Months} months were added to the events", made);
    }
}
