using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Observability;

/// <summary>Section <c>Drain</c> of the configuration.</summary>
public sealed class DrainOptions
{
    /// <summary>How long a node that ends still serves while it says that it is not ready: until whoever sends it requests has noticed.</summary>
    public double Seconds { get; set; } = 5;
}

/// <summary>A node that is to end first says so at /health/ready, and only then stops listening: no request meets a closed door.</summary>
internal sealed class Draining(IOptions<DrainOptions> options) : IHostedLifecycleService, IHealthCheck
{
    private volatile bool isEnding;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(isEnding ? HealthCheckResult.Unhealthy("This node is ending.") : HealthCheckResult.Healthy());

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        isEnding = true;
        return Task.Delay(TimeSpan.FromSeconds(options.Value.Seconds), cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
