using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Core.Absences;

/// <summary>
/// Hands over what people had in hand when their absence began. Safe to run twice and on several nodes at once: each
/// application is a save of its own, guarded by its row version, and its history says what was handed over for which absence.
/// </summary>
public sealed class HandOverTasks(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HandOverTasks> logger)
{
    private const int Batch = 200;

    /// <returns>How many tasks were handed over.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var absence in await InScope(Begun, cancellationToken))
            moved += await HandOver(absence, cancellationToken);
        return moved;
    }

    private async Task<int> HandOver(Absence absence, CancellationToken cancellationToken)
    {
        var (moved, isWhole) = (0, true);
        foreach (var application in await InScope((db, token) => Held(db, absence, token), cancellationToken))
        {
            if (await HandOver(absence, application, cancellationToken) is { } some)
                moved += some;
            else
                isWhole = false;
        }

        if (isWhole)
            await InScope((db, token) => Mark(db, absence.Id, token), cancellationToken);
        return moved;
    }

    private async Task<int?> HandOver(Absence absence, Guid application, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<HandOverApplication>().Run(absence.Id, application, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "Tasks of application {Application} could not be handed over; the next pass tries again", application);
            return null;
        }
    }

    private Task<List<Absence>> Begun(AppDbContext db, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        return db.Absences.AsNoTracking().ForThePlatform()
            .Where(one => one.HandedOverAt == null && one.EndedAt == null && one.BeginsAt <= now && one.EndsAt >= now)
            .OrderBy(one => one.BeginsAt).ThenBy(one => one.Id).Take(Batch).ToListAsync(cancellationToken);
    }

    private static Task<List<Guid>> Held(AppDbContext db, Absence absence, CancellationToken cancellationToken) => db.Steps.AsNoTracking().ForThePlatform().Active()
        .Where(step => step.Department == absence.Department && step.AssigneeId == absence.PersonId)
        .Select(step => step.ApplicationId).Distinct().ToListAsync(cancellationToken);

    private async Task<bool> Mark(AppDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var marked = await db.WhenOvertakenAgain<Done>(async () =>
        {
            var absence = await db.Absences.ForThePlatform().SingleAsync(one => one.Id == id, cancellationToken);
            if (absence is { HandedOverAt: null, EndedAt: null })
                absence.HandedOver(clock.Now());
            await db.SaveChangesAsync(cancellationToken);
            return Done.It;
        });
        return marked.IsOk;
    }

    private async Task<T> InScope<T>(Func<AppDbContext, CancellationToken, Task<T>> action, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<AppDbContext>(), cancellationToken);
    }
}
