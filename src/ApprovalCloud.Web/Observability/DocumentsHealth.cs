using ApprovalCloud.Core.Documents;
using MediatR;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApprovalCloud.Web.Observability;

/// <summary>Whether documents can be issued. The platform is ready without: applications are taken and decided, and documents are made up for.</summary>
internal sealed class DocumentsHealth(IMediator mediator) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = (await mediator.Send(new GetIssuability(), cancellationToken)).Value!.Faults;
        return faults.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(" ", faults));
    }
}
