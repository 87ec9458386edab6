using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Core.Retention;

public sealed record CasesPurged(int Purged, int Failed);

/// <summary>Purges whatever is due, one application after the other; whoever stops it loses nothing, and the next run goes on.</summary>
public sealed class PurgeCases(IServiceScopeFactory scopes, ILogger<PurgeCases> logger)
{
    public async Task<CasesPurged> Run(CancellationToken cancellationToken)
    {
        var (purged, failed) = (0, new List<Guid>());
        while (await Due(failed, cancellationToken) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await One(id, cancellationToken))
                    purged++;
                else
                    failed.Add(id);
            }
        }

        return new CasesPurged(purged, failed.Count);
    }

    private async Task<List<Guid>> Due(List<Guid> failed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<RetentionDue>().Next(failed, cancellationToken)).Select(one => one.Id)];
    }

    private async Task<bool> One(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<PurgeApplication>().Run(id, cancellationToken))
                return true;
            logger.LogError("Application {Application} was not purged: its history is not whole, or it has changed; verify-log says more", id);
            return false;
        }
        catch (Exception exception) when (exception is DbUpdateException or DbException or IOException)
        {
            logger.LogWarning("Application {Application} was not purged, and is the next time: {Error}", id, exception.Message);
            return false;
        }
    }
}
