using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Ratings;

/// <summary>The department answers a published comment, once, where everybody can read it.</summary>
public sealed record ReplyToComment(Caller By, Guid RatingId, string Reply) : IRequest<Result<Done>>;

internal sealed class ReplyToCommentValidator : AbstractValidator<ReplyToComment>
{
    public ReplyToCommentValidator()
    {
        RuleFor(request => request.Reply).NotEmpty().WithMessage(_ => RatingMessages.EnterReply.Here());
        RuleFor(request => request.Reply).MaximumLength(1_000).WithMessage(_ => RatingMessages.CommentTooLong.Here());
    }
}

internal sealed class ReplyToCommentHandler(AppDbContext db, Workflows workflows, TimeProvider clock) : IRequestHandler<ReplyToComment, Result<Done>>
{
    public Task<Result<Done>> Handle(ReplyToComment request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        db.ChangeTracker.Clear();
        var published = db.Ratings.AboutDepartmentOf(request.By).Where(rating => rating.CommentState == CommentState.Published);
        if (await published.SingleOrDefaultAsync(rating => rating.Id == request.RatingId, cancellationToken) is not { } rating)
            return Problem.NotFound(RatingMessages.CommentNotFound);
        if (rating.Reply is not null)
            return new Problem(ProblemKind.Conflict, "AlreadyReplied", RatingMessages.AlreadyReplied);
        rating.Answer(request.Reply.Trim(), OfficeTime.Of(workflows.Find(rating.Service, rating.ServiceVersion)!.Law).DateOf(clock.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
