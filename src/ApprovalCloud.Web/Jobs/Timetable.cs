using Hangfire;

namespace ApprovalCloud.Web.Jobs;

/// <summary>What runs when.</summary>
internal sealed class Timetable(IRecurringJobManager jobs) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        jobs.AddOrUpdate<OutboxJob>("outbox", job => job.Run(CancellationToken.None), "*/5 * * * * *");
        jobs.AddOrUpdate<ForecastJob>("learn", job => job.Learn(CancellationToken.None), "30 2 * * *");
        jobs.AddOrUpdate<ForecastJob>("forecasts", job => job.Make(CancellationToken.None), "*/10 * * * *");
        jobs.AddOrUpdate<FiguresJob>("figures", job => job.Run(CancellationToken.None), "*/5 * * * * *");
        jobs.AddOrUpdate<SweepJob>("sweep", job => job.Run(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<FilesJob>("files", job => job.Check(CancellationToken.None), "*/15 * * * * *");
        jobs.AddOrUpdate<FilesJob>("uploads", job => job.Purge(CancellationToken.None), Cron.Hourly());
        jobs.AddOrUpdate<LogJob>("logs", job => job.Run(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<RecomputeJob>("recompute", job => job.Run(CancellationToken.None), Cron.Hourly());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
