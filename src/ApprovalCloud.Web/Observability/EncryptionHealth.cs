using ApprovalCloud.Core.Encryption;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApprovalCloud.Web.Observability;

/// <summary>Whether what is kept of people is encrypted. It is served all the same: what is open can be closed later.</summary>
internal sealed class EncryptionHealth(EncryptionKeys keys, IHostEnvironment environment) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        keys.Current is not null ? HealthCheckResult.Healthy()
        : keys.IsEmpty && environment.IsDevelopment() ? HealthCheckResult.Healthy("Encryption:Keys has no key: sample data are written as they stand.")
        : keys.IsEmpty ? HealthCheckResult.Degraded("What is kept of people is written as it stands: Encryption:Keys has no key (`keys new`).")
        : HealthCheckResult.Healthy("Encryption:Keys has keys whose time has not come."));
}
