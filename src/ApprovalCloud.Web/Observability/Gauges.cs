using System.Diagnostics.Metrics;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Web.Jobs;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApprovalCloud.Web.Observability;

/// <summary>
/// What is so at this moment: letters, applications, jobs, health. It is read when /metrics is asked for, and not more often than every few
/// seconds, however many ask. What cannot be read is left out: an old figure would look like a new one.
/// </summary>
internal sealed class Gauges : IDisposable
{
    public const string MeterName = "ApprovalCloud.Stock";

    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IServiceScopeFactory scopes;
    private readonly JobMeter jobs;
    private readonly ILogger<Gauges> logger;
    private readonly SemaphoreSlim turn = new(1);
    private long? readAt;
    private volatile Stock? stock;
    private volatile HealthReport? health;

    public Gauges(IServiceScopeFactory scopes, JobMeter jobs, IMeterFactory meters, ILogger<Gauges> logger)
    {
        (this.scopes, this.jobs, this.logger) = (scopes, jobs, logger);
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("approvalcloud.outbox.unsent", () => Of(stock?.Unsent), "{letter}", "Letters that are owed and not sent.");
        meter.CreateObservableGauge("approvalcloud.outbox.oldest", () => Of(stock?.OldestUnsent.TotalSeconds), "s", "How long the oldest letter that is owed has waited.");
        meter.CreateObservableGauge("approvalcloud.applications.open", () => ByService(one => one.Open), "{application}", "Applications submitted and not ended.");
        meter.CreateObservableGauge("approvalcloud.applications.overdue", () => ByService(one => one.Overdue), "{application}", "Of these, past their statutory limit.");
        meter.CreateObservableGauge("approvalcloud.health", Health, description: "How each check of /health/ready is: 1, 0.5 where something is amiss that stops nobody, 0.");
    }

    public async Task Refresh(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (readAt is { } before && TimeProvider.System.GetElapsedTime(before) < GoodFor)
                return;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            await using var scope = scopes.CreateAsyncScope();
            (stock, health) = (null, null);
            health = await Try(() => scope.ServiceProvider.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready"), patience.Token));
            stock = await Try(() => scope.ServiceProvider.GetRequiredService<TakeStock>().Run(patience.Token));
            await Try(() => Task.Run(
                () =>
                {
                    jobs.Look();
                    return jobs;
                },
                patience.Token).WaitAsync(patience.Token));
            readAt = TimeProvider.System.GetTimestamp();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<T?> Try<T>(Func<Task<T>> look) where T : class
    {
        try
        {
            return await look();
        }
        catch (Exception exception)
        {
            logger.LogWarning("A figure could not be read: {Error}", exception.Message);
            return null;
        }
    }

    private static IEnumerable<Measurement<double>> Of(double? value) => value is { } there ? [new(there)] : [];

    private IEnumerable<Measurement<int>> ByService(Func<StockOfService, int> figure) =>
        stock?.Services.Select(one => new Measurement<int>(figure(one), new KeyValuePair<string, object?>("service", one.Service))) ?? [];

    private IEnumerable<Measurement<double>> Health() => health?.Entries.Select(entry => new Measurement<double>(
        entry.Value.Status switch { HealthStatus.Healthy => 1, HealthStatus.Degraded => 0.5, HealthStatus.Unhealthy => 0 },
        new KeyValuePair<string, object?>("check", entry.Key))) ?? [];
}
