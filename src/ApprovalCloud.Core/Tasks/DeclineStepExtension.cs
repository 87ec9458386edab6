using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

public sealed record DeclineStepExtension(Caller By, Guid ApplicationId, string Step, string Reason, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class DeclineStepExtensionValidator : AbstractValidator<DeclineStepExtension>
{
    public DeclineStepExtensionValidator() => RuleFor(request => request.Reason)
        .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
        .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
}

internal sealed class DeclineStepExtensionHandler(StepDecisions decisions) : IRequestHandler<DeclineStepExtension, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(DeclineStepExtension request, CancellationToken cancellationToken) =>
        decisions.Decide(request, by => new DeclineExtension(by, request.Step, request.Reason), cancellationToken);
}
