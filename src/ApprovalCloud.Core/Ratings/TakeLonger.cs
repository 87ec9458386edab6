using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Ratings;

/// <summary>What is rated is complex: the longer time of the law applies, once, from the day the rating was given.</summary>
public sealed record TakeLonger(Caller By, Guid RatingId, string Reason) : IRequest<Result<Done>>;

internal sealed class TakeLongerValidator : AbstractValidator<TakeLonger>
{
    public TakeLongerValidator()
    {
        RuleFor(request => request.Reason).NotEmpty().WithMessage(_ => Messages.EnterReason.Here());
        RuleFor(request => request.Reason).MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class TakeLongerHandler(Redressing redressing, Workflows workflows) : IRequestHandler<TakeLonger, Result<Done>>
{
    public Task<Result<Done>> Handle(TakeLonger request, CancellationToken cancellationToken) =>
        redressing.Do(request.By, request.RatingId, (redress, rating) =>
        {
            if (new RedressTimes(workflows.Find(rating.Service, rating.ServiceVersion)!, workflows).ComplexBy(redress.OpenedAt) is not { } by)
                return new Problem(ProblemKind.Conflict, "NoClock", RatingMessages.NoClock);
            if (redress.ComplexBecause is not null)
                return new Problem(ProblemKind.Conflict, "AlreadyComplex", RatingMessages.AlreadyComplex);
            redress.TakeLonger(request.Reason.Trim(), by);
            return null;
        }, RatingLetters.Complex, cancellationToken);
}
