using ApprovalCloud.Core.Nodes;
using ApprovalCloud.Web.Jobs;
using Hangfire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApprovalCloud.Tests.Jobs;

public sealed class JobsSetupTests
{
    [Fact]
    public async Task PlatformsOfOneProcess_HaveTheirJobsEachInTheirOwnStorage()
    {
        await using var one = Platform();
        await using var another = Platform();

        one.GetRequiredService<IGlobalConfiguration>();
        var ofAnother = another.GetRequiredService<JobStorage>();

        Assert.NotSame(ofAnother, one.GetRequiredService<JobStorage>());
    }

    private static ServiceProvider Platform()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Jobs:Enabled", "false")]).Build();
        // Hangfire keeps the log it was given last, for the whole process.
        return new ServiceCollection().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton<IConfiguration>(configuration)
            .AddSingleton<Turns>().AddJobs(configuration).BuildServiceProvider();
    }
}
