using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Ratings;

public enum Moderation { Publish, Refuse }

/// <summary>A supervisor publishes a comment, with personal data blacked out, or refuses it with a reason that its giver reads.</summary>
public sealed record ModerateComment(Caller By, Guid RatingId, Moderation? Moderation, string? Words, string? Reason) : IRequest<Result<Done>>;

internal sealed class ModerateCommentValidator : AbstractValidator<ModerateComment>
{
    public ModerateCommentValidator()
    {
        RuleFor(request => request.Moderation).NotNull().WithMessage(_ => RatingMessages.ChooseModeration.Here()).IsInEnum().WithMessage(_ => RatingMessages.ChooseModeration.Here());
        RuleFor(request => request.Reason).NotEmpty().When(request => request.Moderation == Moderation.Refuse).WithMessage(_ => Messages.EnterReason.Here());
        RuleFor(request => request.Reason).MaximumLength(1_000).WithMessage(_ => RatingMessages.CommentTooLong.Here());
    }
}

internal sealed class ModerateCommentHandler(AppDbContext db) : IRequestHandler<ModerateComment, Result<Done>>
{
    public Task<Result<Done>> Handle(ModerateComment request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        db.ChangeTracker.Clear();
        if (await db.Ratings.SupervisedBy(request.By).SingleOrDefaultAsync(rating => rating.Id == request.RatingId, cancellationToken) is not { Comment: { } comment } rating)
            return Problem.NotFound(RatingMessages.CommentNotFound);
        if (rating.CommentState != CommentState.Waiting)
            return new Problem(ProblemKind.Conflict, "AlreadyModerated", RatingMessages.AlreadyModerated.With(rating.ModeratedByName!));
        if (request.Moderation == Moderation.Refuse)
        {
            rating.Refuse(request.Reason!.Trim(), request.By.Name);
        }
        else
        {
            var words = (request.Words ?? comment).ReplaceLineEndings("\n").Trim();
            if (!Blackout.IsOf(words, comment))
                return InField.Wrong(nameof(request.Words), RatingMessages.OnlyBlackOut);
            if (!Blackout.IsReadable(words))
                return InField.Wrong(nameof(request.Words), RatingMessages.NothingLeft);
            rating.Publish(words, request.By.Name);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
