using System.Diagnostics;
using ApprovalCloud.Tests.Support;
using ApprovalCloud.Web.Jobs;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApprovalCloud.Tests.Data;

/// <summary>A node as a process, by its own clock, whose role owns nothing.</summary>
public sealed class JobsOfLesserRoleTests(LesserRole platform) : IClassFixture<LesserRole>
{
    [Fact]
    public async Task Node_ServesAndDecides_AndEveryJobSucceeds()
    {
        PostgresPlatform.Require();
        await new Given(platform).ParallelSteps();
        using var node = await RunningPlatform.Start(
            platform.Connection, RunningPlatform.FreePort(), "--Jobs:Enabled=true", "--Retention:Purge=true", $"--Mail:Folder={platform.MailFolder}", $"--Materials:Folder={platform.FilesFolder}");
        var storage = platform.Services.GetRequiredService<JobStorage>();
        var jobs = new RecurringJobManager(storage);
        new Timetable(jobs, storage, NullLogger<Timetable>.Instance).Put();
        var all = RecurringJobs(storage);
        foreach (var job in all)
            jobs.Trigger(job);

        var monitor = storage.GetMonitoringApi();
        for (var begun = Stopwatch.GetTimestamp(); RecurringJobs(storage, "Succeeded").Count < all.Count; await Task.Delay(200))
            Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromMinutes(2), $"not done: {string.Join(", ", all.Except(RecurringJobs(storage, "Succeeded")))}\n{string.Join('\n', node.Written)}");
        Assert.Equal(0, monitor.FailedCount());
        await node.End();
        Assert.DoesNotContain(node.Written, line => line.Contains("permission denied", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> RecurringJobs(JobStorage storage, string? state = null)
    {
        using var connection = storage.GetConnection();
        return [.. connection.GetRecurringJobs().Where(job => state is null || job.LastJobState == state).Select(job => job.Id)];
    }
}
