using ApprovalCloud.Core.Nodes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApprovalCloud.Web.Observability;

/// <summary>Whether the database is as far as this version; it may be further.</summary>
internal sealed class SchemaHealth(Schema schema) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await schema.Missing(cancellationToken) is { Count: > 0 } missing
            ? HealthCheckResult.Unhealthy($"The database lacks {string.Join(", ", missing)}. Run migrate.")
            : HealthCheckResult.Healthy();
}
