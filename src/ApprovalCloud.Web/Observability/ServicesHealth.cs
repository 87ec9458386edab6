using ApprovalCloud.Core.Services;
using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApprovalCloud.Web.Observability;

/// <summary>Whether this node can go on with whatever other nodes begin. It serves all the same: most of it it can.</summary>
internal sealed class ServicesHealth(OfferedServices offered, Workflows workflows) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        offered.UnknownTo(workflows).Select(one => $"services/{one.Key}/v{one.Version}.yaml").Order().ToList() is { Count: > 0 } unknown
            ? HealthCheckResult.Degraded($"Published, and not in this node's folder: {string.Join(", ", unknown)}. Put it there and start the node again.")
            : HealthCheckResult.Healthy());
}
