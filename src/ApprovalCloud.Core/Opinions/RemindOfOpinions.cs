using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Core.Opinions;

/// <summary>
/// Reminds departments of opinions that are due soon, or late. Safe to run twice and on several nodes at once: the letter and
/// the mark that it is owed are one save, and a letter that is owed twice is one row.
/// </summary>
public sealed class RemindOfOpinions(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RemindOfOpinions> logger)
{
    private const int Batch = 200;

    /// <returns>How many reminders are owed now.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var reminded = 0;
        for (var last = Batch; last == Batch; reminded += last)
            last = await Once(cancellationToken);
        return reminded;
    }

    private async Task<int> Once(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var now = clock.Now();
        var due = await db.Opinions.ForThePlatform().Where(one => one.RemindAt < now && one.EndedAt == null).OrderBy(one => one.RemindAt).Take(Batch)
            .Join(db.Applications.ForThePlatform(), one => one.ApplicationId, application => application.Id, (one, application) => new { Opinion = one, application.EventCount })
            .ToListAsync(cancellationToken);
        foreach (var one in due)
        {
            var isLate = one.Opinion.Reminded(now);
            db.Outbox.Add(new OutboxMessage(
                one.Opinion.ApplicationId, one.EventCount, one.Opinion.Asked, now, OpinionLetters.AboutReminder(one.Opinion.Id, isLate)));
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return due.Count;
        }
        catch (DbUpdateException exception)
        {
            logger.LogInformation("Somebody was faster with an opinion; the next pass looks again: {Error}", exception.Message);
            return 0;
        }
    }
}
