using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Nodes;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Presence;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Supervision;
using Hangfire;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Draws what deadlines have brought about, on one node at a time; what a node missed, the next run finds.</summary>
public sealed class SweepJob(SweepDeadlines sweep, SweepRatings ratings, RemindOfOpinions opinions, HandOverTasks absences, OweDigests digests, ForgetPresence presence, CountAttempts attempts, ILogger<SweepJob> logger)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancellationToken)
    {
        var swept = await sweep.Run(cancellationToken);
        await ratings.Run(cancellationToken);
        await opinions.Run(cancellationToken);
        await absences.Run(cancellationToken);
        await digests.Run(cancellationToken);
        await presence.Run(cancellationToken);
        await attempts.Forget(cancellationToken);
        if (swept.Drawn.All > 0 || swept.Failed > 0)
            logger.LogInformation("Deadlines swept at {Applications} applications: {Drawn}; {Failed} failed", swept.Applications, swept.Drawn, swept.Failed);
    }
}

/// <summary>Reckons again what was provisional, once its calendar is published.</summary>
public sealed class RecomputeJob(RecomputeDeadlines deadlines, ILogger<RecomputeJob> logger)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public async Task Run(CancellationToken cancellationToken)
    {
        var result = await deadlines.Run(all: false, cancellationToken);
        if (result.Reckoned > 0)
            logger.LogInformation("{Moved} deadlines moved at {Reckoned} applications; {Failed} failed", result.Moved.Count, result.Reckoned, result.Failed);
    }
}
