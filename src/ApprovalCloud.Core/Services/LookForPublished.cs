using System.Data.Common;
using ApprovalCloud.Core.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ApprovalCloud.Core.Services;

/// <summary>Looks every other second what was published meanwhile, by whomever.</summary>
internal sealed class LookForPublished(IServiceScopeFactory scopes, OfferedServices offered) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Look(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // It goes by what has passed, and not by what clocks say.
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Look(stoppingToken);
    }

    private async Task Look(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await offered.Look(scope.ServiceProvider.GetRequiredService<AppDbContext>(), cancellationToken);
        }
        catch (Exception exception) when (exception is DbException || exception.IsOfDatabaseAway())
        {
            // No database for now: what was known stays, and readiness says it.
        }
    }
}
