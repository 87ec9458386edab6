using ApprovalCloud.Core.Figures;
using Hangfire;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Folds into the figures what saves have changed; whoever reads them meanwhile counts it in.</summary>
public sealed class FiguresJob(FoldFigures fold)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0, LogEvents = false)]
    public async Task Run(CancellationToken cancellationToken)
    {
        while (await fold.Run(cancellationToken) > 0)
            cancellationToken.ThrowIfCancellationRequested();
    }
}
