using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Concludes the review of a step: what is recommended to whoever decides, and why. It stays within the department.</summary>
public sealed record ReviewStep(Caller By, Guid ApplicationId, string Step, Recommendation Result, string Reasons, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest, IRepeatable
{
    public string? IdempotencyKey { get; init; }

    public string Fingerprint => $"{nameof(ReviewStep)} {ApplicationId} {Step} {Result}";
}

internal sealed class ReviewStepValidator : AbstractValidator<ReviewStep>
{
    public ReviewStepValidator() => RuleFor(request => request.Reasons)
        .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
        .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
}

internal sealed class ReviewStepHandler(StepDecisions decisions) : IRequestHandler<ReviewStep, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(ReviewStep request, CancellationToken cancellationToken) =>
        decisions.Decide(request, by => new ConcludeReview(by, request.Step, request.Result, request.Reasons), cancellationToken);
}
