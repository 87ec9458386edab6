using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>A platform that writes into its log as much as can be configured, and keeps it.</summary>
public class ListeningPlatform : SqlitePlatform
{
    internal Listening Log { get; } = new();

    protected virtual string Level => "Verbose";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        Listen(builder, Log, Level);
    }

    internal static void Listen(IWebHostBuilder builder, Listening log, string level)
    {
        foreach (var source in new[] { "Default", "Override:Microsoft", "Override:Microsoft.EntityFrameworkCore", "Override:Microsoft.AspNetCore.Hosting.Diagnostics", "Override:System", "Override:Hangfire", "Override:Npgsql" })
            builder.UseSetting($"Serilog:MinimumLevel:{source}", level);
        builder.ConfigureServices(services => services.AddSingleton<ILogEventSink>(log));
    }
}
