using ApprovalCloud.Core.Materials;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApprovalCloud.Web.Observability;

/// <summary>Whether files can be kept now.</summary>
internal sealed class FileStoreHealth(IFileStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.Probe(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "Files cannot be kept now.", exception);
        }
    }
}

/// <summary>Whether files are checked for malware. Without an answer they wait, so the platform is ready all the same.</summary>
internal sealed class MalwareScanHealth(IMalwareScanner scanner) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        !scanner.IsConfigured ? HealthCheckResult.Healthy("No malware scanner is configured (Materials:Clamd): files are taken unchecked.")
        : await scanner.IsUp(cancellationToken) ? HealthCheckResult.Healthy("clamd answers.")
        : HealthCheckResult.Degraded("clamd does not answer: files that come now wait until it does, and nobody can open them.");
}
