using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Core.Supervision;

/// <summary>
/// Owes each supervisor and clerk who wants it one letter each working day, from eight in the morning on, about what is late or due soon;
/// none to whoever is away. Safe to run twice and on several nodes at once: somebody's letter of a day is one row.
/// </summary>
public sealed class OweDigests(IServiceScopeFactory scopes, Workflows workflows, TimeProvider clock, ILogger<OweDigests> logger)
{
    private const int Hour = 8;

    /// <returns>How many letters are owed now.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var (now, service) = (clock.Now(), workflows.Services[0]);
        var local = OfficeTime.Of(service.Law).LocalTimeOf(now);
        var day = DateOnly.FromDateTime(local);
        if (local.Hour < Hour || !workflows.CalendarOf(service).IsWorkday(day))
            return 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var owed = await db.Users.Where(user => user.Email != null && user.ClosedAt == null && (user.NoMailFor & LetterGroups.Digest) == LetterGroups.None
                && (user.Department != null || db.UserRoles.Any(held => held.UserId == user.Id && db.Roles.Any(role => role.Id == held.RoleId && role.Name == Role.Supervisor)))
                && !db.Absences.ForThePlatform().Any(away => away.PersonId == user.Id && away.EndedAt == null && away.BeginsAt <= now && away.EndsAt >= now)
                && !db.Outbox.Any(message => message.ApplicationId == user.Id && message.Sequence == day.DayNumber && message.About == DigestLetters.About))
            .Select(user => user.Id).ToListAsync(cancellationToken);
        db.Outbox.AddRange(owed.Select(id => new OutboxMessage(id, day.DayNumber, null, now, DigestLetters.About)));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return owed.Count;
        }
        catch (DbUpdateException exception)
        {
            logger.LogInformation("Somebody was faster with the letters of the day; the next pass looks again: {Error}", exception.Message);
            return 0;
        }
    }
}
