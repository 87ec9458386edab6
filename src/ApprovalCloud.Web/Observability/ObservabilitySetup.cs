using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.SharedData;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using Serilog;
using Serilog.Events;

namespace ApprovalCloud.Web.Observability;

public static class ObservabilitySetup
{
    public static void AddObservability(this WebApplicationBuilder builder)
    {
        builder.Services.AddSerilog(log => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // A save that lost a race is tried again; whatever is not mended is logged where it surfaces.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Hangfire", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture));
        // A desk has nobody in front who must notice that it ends.
        builder.Services.Configure<DrainOptions>(drain => drain.Seconds = builder.Environment.IsDevelopment() ? 0 : drain.Seconds);
        builder.Services.Configure<DrainOptions>(builder.Configuration.GetSection("Drain"));
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<DrainOptions>>((host, drain) => host.ShutdownTimeout += TimeSpan.FromSeconds(drain.Value.Seconds));
        builder.Services.AddSingleton<Draining>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Draining>());
        builder.Services.AddHealthChecks()
            .AddCheck<Draining>("draining", tags: ["ready"])
            .AddDbContextCheck<AppDbContext>("database", tags: ["ready"])
            .AddCheck<SchemaHealth>("schema", tags: ["ready"])
            .AddCheck<ServicesHealth>("services", tags: ["ready"])
            .AddCheck<FileStoreHealth>("files", tags: ["ready"])
            .AddCheck<MalwareScanHealth>("malware-scan", tags: ["ready"])
            .AddCheck<DocumentsHealth>("documents", HealthStatus.Degraded, ["ready"]);
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddMeter("Microsoft.EntityFrameworkCore", "Npgsql", RegistriesSetup.Meter)
            .AddPrometheusExporter());
    }

    public static void MapObservability(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = Say }).AllowAnonymous();
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
    }

    // One word, as ever; and where something is amiss that somebody can put right, what it is. To whoever asks for JSON, all of it.
    private static Task Say(HttpContext context, HealthReport report)
    {
        if (context.Request.GetTypedHeaders().Accept.Any(accept => accept.MediaType == "application/json"))
        {
            return context.Response.WriteAsJsonAsync(
                new
                {
                    status = report.Status.ToString(),
                    checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString(), entry.Value.Description }),
                },
                context.RequestAborted);
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        var amiss = report.Entries.Where(entry => entry.Value is { Status: not HealthStatus.Healthy, Description: not null })
            .Select(entry => $"\n{entry.Key}: {entry.Value.Description}");
        return context.Response.WriteAsync(report.Status + string.Concat(amiss), context.RequestAborted);
    }
}
