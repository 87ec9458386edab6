using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Visits;

/// <summary>A department that takes part in a visit cancels it for all: the applicant and the other departments are told why.</summary>
public sealed record CancelJointVisit(Caller By, Guid ApplicationId, string Step, string Reason, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class CancelJointVisitValidator : AbstractValidator<CancelJointVisit>
{
    public CancelJointVisitValidator() => RuleFor(request => request.Reason)
        .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
        .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
}

internal sealed class CancelJointVisitHandler(StepDecisions decisions) : IRequestHandler<CancelJointVisit, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(CancelJointVisit request, CancellationToken cancellationToken) =>
        decisions.Decide(request, by => new CancelVisit(by, request.Step, request.Reason.Trim()), cancellationToken);
}
