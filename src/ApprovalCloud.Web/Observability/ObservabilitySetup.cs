using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Web.Jobs;
using ApprovalCloud.Web.Load;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace ApprovalCloud.Web.Observability;

public static class ObservabilitySetup
{
    public static void AddObservability(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ILogEventEnricher, WhoAndWhere>();
        builder.Services.AddSerilog(
            (services, log) => log
                .MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                // A save that lost a race is tried again; whatever is not mended is logged where it surfaces.
                .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
                .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                // It would have its keys encrypted by itself; their column is: EncryptedColumns.
                .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error)
                .MinimumLevel.Override("Hangfire", LogEventLevel.Warning)
                // HAProxy asks several times a second: what stops nobody is a figure, and no line each time.
                .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Error)
                .ReadFrom.Configuration(builder.Configuration)
                // Whatever is configured: the addresses of requests hold codes, links and words that somebody looked for.
                .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LogEventLevel.Warning)
                .ReadFrom.Services(services)
                .WriteTo.Console(FormatOf(builder)),
            // The log is the platform's, and not the process's: where several run in one, each hears its own.
            preserveStaticLogger: true);
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
            .AddCheck<DocumentsHealth>("documents", HealthStatus.Degraded, ["ready"])
            .AddCheck<EncryptionHealth>("encryption", HealthStatus.Degraded, ["ready"]);
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddMeter("Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Identity", "Npgsql", RegistriesSetup.Meter)
            .AddMeter(UseCaseMeter.Name, Shedding.MeterName, JobMeter.Name, Gauges.MeterName)
            .AddPrometheusExporter());
        builder.Services.Configure<MetricsOptions>(builder.Configuration.GetSection("Metrics"));
        builder.Services.AddSingleton<Gauges>();
    }

    private static ITextFormatter FormatOf(WebApplicationBuilder builder)
    {
        var isRead = builder.Environment.IsDevelopment() || !Console.IsOutputRedirected;
        var format = builder.Configuration.GetSection("Log").Get<LogOptions>()?.Format ?? (isRead ? LogFormat.Plain : LogFormat.Json);
        return format == LogFormat.Json ? new JsonLines() : new PlainLines();
    }

    public static void MapObservability(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = Say }).AllowAnonymous();
        app.UseWhen(context => context.Request.Path == "/metrics", metrics => metrics.Use(BeforeMetrics));
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
    }

    // What is counted as work goes on is there already; the rest is looked at when somebody asks, and not when nobody does.
    private static async Task BeforeMetrics(HttpContext context, RequestDelegate next)
    {
        if (context.RequestServices.GetRequiredService<IOptions<MetricsOptions>>().Value.Port is { } port && context.Connection.LocalPort != port)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await context.RequestServices.GetRequiredService<Gauges>().Refresh(context.RequestAborted);
        await next(context);
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
