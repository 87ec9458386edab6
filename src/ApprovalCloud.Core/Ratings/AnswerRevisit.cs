using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Ratings;

/// <summary>回访: whoever gave a bad rating says whether it has been put right. If not, it is answered once more.</summary>
public sealed record AnswerRevisit(Caller By, Guid ApplicationId, string? Step, bool? IsSettled, string? Words) : IRequest<Result<Done>>;

internal sealed class AnswerRevisitValidator : AbstractValidator<AnswerRevisit>
{
    public AnswerRevisitValidator()
    {
        RuleFor(request => request.IsSettled).NotNull().WithMessage(_ => RatingMessages.ChooseSettled.Here());
        RuleFor(request => request.Words).MaximumLength(1_000).WithMessage(_ => RatingMessages.CommentTooLong.Here());
    }
}

internal sealed class AnswerRevisitHandler(AppDbContext db, RatingLinks links, Workflows workflows, TimeProvider clock) : IRequestHandler<AnswerRevisit, Result<Done>>
{
    public Task<Result<Done>> Handle(AnswerRevisit request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        db.ChangeTracker.Clear();
        var own = db.Applications.OwnedBy(request.By).Where(application => application.Id == request.ApplicationId);
        var step = request.Step ?? Handlings.Whole;
        var (_, rating, redress) = (await links.Of(db, own, cancellationToken)).FirstOrDefault(one => one.Slip.Step == step);
        if (rating is null)
            return Problem.NotFound(RatingMessages.NotRated);
        if (redress is not { Status: RedressStatus.PutRight or RedressStatus.Unfounded })
            return new Problem(ProblemKind.Conflict, "NotAsked", RatingMessages.NotAsked);
        var at = clock.Now();
        var again = new RedressTimes(workflows.Find(rating.Service, rating.ServiceVersion)!, workflows).PutRightBy(at);
        redress.Revisit(request.IsSettled!.Value, string.IsNullOrWhiteSpace(request.Words) ? null : request.Words.Trim(), at, again);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
