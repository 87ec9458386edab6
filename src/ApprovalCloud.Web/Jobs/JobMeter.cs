using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Hangfire;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;

namespace ApprovalCloud.Web.Jobs;

/// <summary>When each job last ended well, wherever that was, and how often one failed here.</summary>
internal sealed class JobMeter : IServerFilter
{
    public const string Name = "ApprovalCloud.Jobs";

    private readonly ConcurrentDictionary<string, DateTime> ended = new(StringComparer.Ordinal);
    private readonly IServiceProvider services;
    private readonly Counter<long> failures;

    public JobMeter(IServiceProvider services, IMeterFactory meters)
    {
        this.services = services;
        var meter = meters.Create(Name);
        failures = meter.CreateCounter<long>("approvalcloud.job.failures", "{run}", "Runs of jobs that failed on this node.");
        meter.CreateObservableGauge(
            "approvalcloud.job.last_success",
            () => ended.Select(job => new Measurement<double>((job.Value - DateTime.UnixEpoch).TotalSeconds, new KeyValuePair<string, object?>("job_name", job.Key))),
            "s", "When a run of each job last began that ended well, in seconds since 1970, by the clock of its node.");
    }

    /// <summary>Reads what all nodes have written down of their runs.</summary>
    public void Look()
    {
        using var connection = services.GetRequiredService<JobStorage>().GetConnection();
        foreach (var job in connection.GetRecurringJobs())
        {
            if (job.LastJobState == SucceededState.StateName && job.LastExecution is { } at)
                ended[job.Id] = at;
        }
    }

    public void OnPerforming(PerformingContext context) { }

    public void OnPerformed(PerformedContext context)
    {
        if (context.Exception is not null)
            failures.Add(1, new KeyValuePair<string, object?>("job_name", context.BackgroundJob.Job.Type.Name));
    }
}
