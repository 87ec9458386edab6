using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Nodes;

/// <summary>Whether the database has everything that this version needs. What a later version has added there is no hindrance.</summary>
public sealed class Schema(IServiceScopeFactory scopes)
{
    private volatile bool isThere;

    /// <summary>The migrations that are missing. Once none is, none will be: it is not asked again.</summary>
    public async Task<IReadOnlyList<string>> Missing(CancellationToken cancellationToken)
    {
        if (isThere)
            return [];
        await using var scope = scopes.CreateAsyncScope();
        IReadOnlyList<string> missing = [.. await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.GetPendingMigrationsAsync(cancellationToken)];
        isThere = missing.Count == 0;
        return missing;
    }
}
