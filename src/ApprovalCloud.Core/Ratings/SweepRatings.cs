using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Ratings;

/// <param name="Told">Bad ratings that the supervisors have been told of.</param>
/// <param name="Missed">Those of which a limit has passed.</param>
public sealed record RatingsSwept(int Told, int Missed, int Failed);

/// <summary>
/// Tells supervisors of bad ratings, and of those that are not answered in time. What is owed is remembered in the rating's own
/// row: the outbox goes by application, and nothing may tell which one an anonymous rating is about.
/// </summary>
public sealed class SweepRatings(IServiceScopeFactory scopes, Workflows workflows, IOptions<MailOptions> options, MailComposer composer, TimeProvider clock, ILogger<SweepRatings> logger)
{
    private const int Batch = 500;

    public async Task<RatingsSwept> Run(CancellationToken cancellationToken)
    {
        var (now, result, failed) = (clock.Now(), new RatingsSwept(0, 0, 0), new List<Guid>());
        while (await Due(now, failed, cancellationToken) is { Count: > 0 } due)
        {
            foreach (var rating in due)
            {
                try
                {
                    var (isNew, isMissed) = await Sweep(rating, now, cancellationToken);
                    result = result with { Told = result.Told + (isNew ? 1 : 0), Missed = result.Missed + (isMissed ? 1 : 0) };
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    logger.LogWarning("A bad rating could not be told of; the next pass tries again: {Error}", exception.Message);
                    failed.Add(rating);
                }
            }
        }

        return result with { Failed = failed.Count };
    }

    private async Task<List<Guid>> Due(DateTimeOffset now, List<Guid> failed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Redress.AsNoTracking().ForThePlatform()
            .Where(one => one.WatchAt <= now && !failed.Contains(one.RatingId)).OrderBy(one => one.WatchAt)
            .Take(Batch).Select(one => one.RatingId).ToListAsync(cancellationToken);
    }

    private async Task<(bool IsNew, bool IsMissed)> Sweep(Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, mailer) = (scope.ServiceProvider.GetRequiredService<AppDbContext>(), scope.ServiceProvider.GetRequiredService<IMailer>());
        var redress = await db.Redress.ForThePlatform().SingleOrDefaultAsync(one => one.RatingId == id, cancellationToken);
        // Its giver has taken it back meanwhile.
        if (redress is null)
            return (false, false);
        var rating = await db.Ratings.AsNoTracking().ForThePlatform().SingleAsync(rating => rating.Id == id, cancellationToken);
        var (isNew, isMissed) = (!redress.IsTold, redress.Miss(now));
        redress.Told();
        if (isNew || isMissed)
            await Tell(db, mailer, isMissed, rating, redress, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return (isNew, isMissed);
    }

    private async Task Tell(AppDbContext db, IMailer mailer, bool isLate, Rating rating, Redress redress, CancellationToken cancellationToken)
    {
        var service = workflows.Find(rating.Service, rating.ServiceVersion)!;
        var supervisors = await (
            from user in db.Users.AsNoTracking()
            join held in db.UserRoles on user.Id equals held.UserId
            join role in db.Roles on held.RoleId equals role.Id
            where role.Name == Role.Supervisor && user.Email != null
            select user).ToListAsync(cancellationToken);
        foreach (var user in supervisors.Where(user => !redress.HandledBy.Contains(user.Id.ToString(), StringComparison.Ordinal)))
        {
            var letter = RatingLetters.ToSupervisor(isLate, rating, redress, service, options.Value.PublicAddress, user.SpokenLanguage);
            await mailer.Send(composer.Compose(Receiver.Of(user), letter.Subject, letter.Body), cancellationToken);
        }
    }
}
