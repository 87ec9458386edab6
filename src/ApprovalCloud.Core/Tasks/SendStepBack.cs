using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Has a step reviewed once more before it is decided.</summary>
public sealed record SendStepBack(Caller By, Guid ApplicationId, string Step, string Reason, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class SendStepBackValidator : AbstractValidator<SendStepBack>
{
    public SendStepBackValidator() => RuleFor(request => request.Reason)
        .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
        .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
}

internal sealed class SendStepBackHandler(StepDecisions decisions) : IRequestHandler<SendStepBack, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(SendStepBack request, CancellationToken cancellationToken) =>
        decisions.Decide(request, by => new ReturnToReview(by, request.Step, request.Reason), cancellationToken);
}
