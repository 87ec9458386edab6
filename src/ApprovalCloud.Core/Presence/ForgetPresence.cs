using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Presence;

/// <summary>Who had a task open an hour ago is nobody's business any more.</summary>
public sealed class ForgetPresence(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan After = TimeSpan.FromHours(1);

    public async Task<int> Run(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = clock.Now() - After;
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().TaskPresence.ForThePlatform()
            .Where(one => one.SeenAt < before).ExecuteDeleteAsync(cancellationToken);
    }
}
