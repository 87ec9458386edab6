using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Core.Logs;

public sealed record FoldResult(int Folded, int Failed);

/// <summary>
/// Counts every application that waits for it. Safe to run twice and on several nodes at once: each is a save of its own,
/// and one that fails stops no other.
/// </summary>
public sealed class FoldLogs(IServiceScopeFactory scopes, ILogger<FoldLogs> logger)
{
    private const int PageSize = 500;

    private sealed record Place(DateTimeOffset Since, Guid Id);

    public async Task<FoldResult> Run(CancellationToken cancellationToken)
    {
        var (folded, failed) = (0, 0);
        for (Place? last = null; await PageAfter(last, cancellationToken) is { Count: > 0 } page; last = page[^1])
        {
            foreach (var place in page)
            {
                var isFolded = await Fold(place.Id, cancellationToken);
                (folded, failed) = isFolded ? (folded + 1, failed) : (folded, failed + 1);
            }
        }

        return new FoldResult(folded, failed);
    }

    private async Task<bool> Fold(Guid application, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<FoldApplication>().Run(application, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "The course of application {Application} could not be counted; the next pass tries again", application);
            return false;
        }
    }

    private async Task<List<Place>> PageAfter(Place? last, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var waiting = db.Applications.AsNoTracking().ForThePlatform().Where(application => application.UnfoldedSince != null);
        if (last is var (since, id))
            waiting = waiting.Where(application => application.UnfoldedSince > since || (application.UnfoldedSince == since && application.Id > id));
        return await waiting.OrderBy(application => application.UnfoldedSince).ThenBy(application => application.Id)
            .Take(PageSize).Select(application => new Place(application.UnfoldedSince!.Value, application.Id)).ToListAsync(cancellationToken);
    }
}
