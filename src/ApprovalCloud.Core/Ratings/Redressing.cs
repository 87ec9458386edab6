using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Ratings;

/// <summary>The frame of everything that is done to answer a bad rating: found by its scope, saved once, and told to whoever gave their name.</summary>
internal sealed class Redressing(AppDbContext db)
{
    /// <param name="act">What is done; a problem if it cannot be.</param>
    /// <param name="news">What the letter is about, if one is owed.</param>
    public Task<Result<Done>> Do(Caller by, Guid id, Func<Redress, Rating, Problem?> act, string? news, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        db.ChangeTracker.Clear();
        if (await db.Redress.AnsweredBy(by).SingleOrDefaultAsync(one => one.RatingId == id, cancellationToken) is not { } redress)
            return Problem.NotFound(RatingMessages.NotFound);
        var rating = await db.Ratings.OfScopedRows().SingleAsync(rating => rating.Id == id, cancellationToken);
        if (redress.IsAnswered)
            return new Problem(ProblemKind.Conflict, "AlreadyAnswered", RatingMessages.AlreadyAnswered.With(redress.AnsweredByName!));
        if (act(redress, rating) is { } problem)
            return problem;
        if (news is not null && redress.ApplicationId is { } application)
            db.Outbox.Add(await Letter(application, rating.Step, $"{news}/{redress.Version}", redress, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });

    private async Task<OutboxMessage> Letter(Guid application, string step, string news, Redress redress, CancellationToken cancellationToken)
    {
        var told = await db.Applications.AsNoTracking().ForThePlatform().SingleAsync(one => one.Id == application, cancellationToken);
        return OutboxMessage.ToApplicant(told, told.EventCount, redress.AnsweredAt ?? redress.ContactedAt ?? redress.OpenedAt, $"{RatingLetters.About}/{step}/{news}");
    }
}
