using ApprovalCloud.Core.Applications;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Archive;

/// <summary>Brings an application's events back before anything happens to it again, in a save of its own.</summary>
public sealed class BringBack(IServiceScopeFactory scopes)
{
    public async Task Of(Application application, CancellationToken cancellationToken)
    {
        // What has not ended was never packed away: it costs those who decide nothing.
        if (application.EndedAt is null)
            return;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ArchiveApplication>().BringBack(application.Id, cancellationToken);
    }
}
