using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Ratings;

public enum RatingFinding { PutRight, Unfounded }

/// <summary>A bad rating is put right, or found to be unfounded; whoever gave it is then asked whether it is settled.</summary>
public sealed record AnswerRating(Caller By, Guid RatingId, RatingFinding? Finding, string Words) : IRequest<Result<Done>>;

internal sealed class AnswerRatingValidator : AbstractValidator<AnswerRating>
{
    public AnswerRatingValidator()
    {
        RuleFor(request => request.Finding).NotNull().WithMessage(_ => RatingMessages.ChooseFinding.Here()).IsInEnum().WithMessage(_ => RatingMessages.ChooseFinding.Here());
        RuleFor(request => request.Words).NotEmpty().WithMessage(_ => Messages.EnterReason.Here());
        RuleFor(request => request.Words).MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class AnswerRatingHandler(Redressing redressing, TimeProvider clock) : IRequestHandler<AnswerRating, Result<Done>>
{
    public Task<Result<Done>> Handle(AnswerRating request, CancellationToken cancellationToken) =>
        redressing.Do(request.By, request.RatingId, (redress, _) =>
        {
            if (redress is { IsNamed: true, Status: RedressStatus.Open })
                return new Problem(ProblemKind.Conflict, "ContactFirst", RatingMessages.ContactFirst);
            redress.Answer(request.Finding == RatingFinding.Unfounded, request.Words.Trim(), request.By.Name, clock.Now());
            return null;
        }, RatingLetters.Answered, cancellationToken);
}
