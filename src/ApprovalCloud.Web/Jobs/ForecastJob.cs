using ApprovalCloud.Core.Forecasts;
using Hangfire;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Learns at night, and says of open applications every ten minutes what is expected of them.</summary>
public sealed class ForecastJob(LearnForecasts learn, MakeForecasts make)
{
    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public Task Learn(CancellationToken cancellationToken) => learn.Run(cancellationToken);

    [OneAtATime]
    [AutomaticRetry(Attempts = 0)]
    public Task Make(CancellationToken cancellationToken) => make.Run(cancellationToken);
}
