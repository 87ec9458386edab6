using ApprovalCloud.Core.Data;
using Hangfire;
using Hangfire.Storage;

namespace ApprovalCloud.Web.Jobs;

/// <summary>
/// What runs when. Hangfire writes down when each is next, by the clock of the node that ran it last: one whose clock was ahead would
/// keep all nodes from running it until then. So every node looks whether anything is further away than it can be, and sets it anew.
/// </summary>
public sealed class Timetable(IRecurringJobManager jobs, JobStorage storage, ILogger<Timetable> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private static readonly IReadOnlyList<Entry> Entries =
    [
        new("outbox", TimeSpan.FromSeconds(5), jobs => jobs.AddOrUpdate<OutboxJob>("outbox", job => job.Run(CancellationToken.None), "*/5 * * * * *")),
        new("learn", TimeSpan.FromDays(1), jobs => jobs.AddOrUpdate<ForecastJob>("learn", job => job.Learn(CancellationToken.None), "30 2 * * *")),
        new("forecasts", TimeSpan.FromMinutes(10), jobs => jobs.AddOrUpdate<ForecastJob>("forecasts", job => job.Make(CancellationToken.None), "*/10 * * * *")),
        new("figures", TimeSpan.FromSeconds(5), jobs => jobs.AddOrUpdate<FiguresJob>("figures", job => job.Run(CancellationToken.None), "*/5 * * * * *")),
        new("sweep", TimeSpan.FromMinutes(1), jobs => jobs.AddOrUpdate<SweepJob>("sweep", job => job.Run(CancellationToken.None), Cron.Minutely())),
        new("files", TimeSpan.FromSeconds(15), jobs => jobs.AddOrUpdate<FilesJob>("files", job => job.Check(CancellationToken.None), "*/15 * * * * *")),
        new("uploads", TimeSpan.FromHours(1), jobs => jobs.AddOrUpdate<FilesJob>("uploads", job => job.Purge(CancellationToken.None), Cron.Hourly())),
        new("logs", TimeSpan.FromMinutes(1), jobs => jobs.AddOrUpdate<LogJob>("logs", job => job.Run(CancellationToken.None), Cron.Minutely())),
        new("months", TimeSpan.FromHours(1), jobs => jobs.AddOrUpdate<EventMonthsJob>("months", job => job.Run(CancellationToken.None), Cron.Hourly())),
        new("archive", TimeSpan.FromDays(1), jobs => jobs.AddOrUpdate<ArchiveJob>("archive", job => job.Run(CancellationToken.None), "15 3 * * *")),
        new("drafts", TimeSpan.FromDays(1), jobs => jobs.AddOrUpdate<DraftsJob>("drafts", job => job.Run(CancellationToken.None), "5 3 * * *")),
        new("seals", TimeSpan.FromHours(1), jobs => jobs.AddOrUpdate<SealJob>("seals", job => job.Run(CancellationToken.None), "12 * * * *")),
        new("purge", TimeSpan.FromDays(1), jobs => jobs.AddOrUpdate<PurgeJob>("purge", job => job.Run(CancellationToken.None), "45 3 * * *")),
        new("recompute", TimeSpan.FromHours(1), jobs => jobs.AddOrUpdate<RecomputeJob>("recompute", job => job.Run(CancellationToken.None), Cron.Hourly())),
    ];

    /// <param name="Every">It is never further away than this.</param>
    private sealed record Entry(string Id, TimeSpan Every, Action<IRecurringJobManager> Put);

    /// <summary>What there is to run, as this version has it.</summary>
    public void Put() => Entries.ToList().ForEach(entry => entry.Put(jobs));

    /// <summary>Sets anew what is further away than it can be.</summary>
    public void Look(DateTime now)
    {
        using var connection = storage.GetConnection();
        var next = connection.GetRecurringJobs().ToDictionary(job => job.Id, job => job.NextExecution);
        foreach (var entry in Entries)
        {
            if (next.GetValueOrDefault(entry.Id) > now + entry.Every)
            {
                logger.LogWarning("Job {Job} was to run at {Next}, by a clock that is ahead of this one; it is set anew", entry.Id, next[entry.Id]);
                jobs.RemoveIfExists(entry.Id);
                entry.Put(jobs);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The timer goes by what has passed, and not by what clocks say.
        using var timer = new PeriodicTimer(Pause);
        var isPut = false;
        do
        {
            try
            {
                if (!isPut)
                    Put();
                isPut = true;
                Look(TimeProvider.System.GetUtcNow().UtcDateTime);
            }
            catch (Exception exception) when (exception.IsOfDatabaseAway() || exception is DistributedLockTimeoutException)
            {
                logger.LogWarning("The timetable could not be looked at, and is in a moment: {Error}", exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
