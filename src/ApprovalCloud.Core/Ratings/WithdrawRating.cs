using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Core.Ratings;

/// <summary>Takes a rating back while nobody has answered it: nothing of it stays, and it can be given anew.</summary>
public sealed record WithdrawRating(Caller By, Guid ApplicationId, string? Step) : IRequest<Result<Done>>;

internal sealed class WithdrawRatingHandler(AppDbContext db, RatingLinks links) : IRequestHandler<WithdrawRating, Result<Done>>
{
    public Task<Result<Done>> Handle(WithdrawRating request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        db.ChangeTracker.Clear();
        var own = db.Applications.OwnedBy(request.By).Where(application => application.Id == request.ApplicationId);
        var step = request.Step ?? Handlings.Whole;
        if ((await links.Of(db, own, cancellationToken)).FirstOrDefault(one => one.Slip.Step == step) is not { Rating: not null } found)
            return Problem.NotFound(RatingMessages.NotRated);
        if (found.Redress is not (null or { Status: RedressStatus.Open, Rounds: 0 }))
            return new Problem(ProblemKind.Conflict, "BeingAnswered", RatingMessages.BeingAnswered);
        if (found.Redress is { } redress)
            db.Remove(redress);
        db.Remove(found.Slip);
        db.Remove(found.Rating);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
