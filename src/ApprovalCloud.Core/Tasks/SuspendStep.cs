using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>A special procedure begins; its time is not counted (行政许可法 art. 45), and the applicant is told why.</summary>
public sealed record SuspendStep(
    Caller By, Guid ApplicationId, string Step, SpecialProcedure Procedure, string Note, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class SuspendStepValidator : AbstractValidator<SuspendStep>
{
    public SuspendStepValidator() => RuleFor(request => request.Note)
        .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
        .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
}

internal sealed class SuspendStepHandler(StepDecisions decisions) : IRequestHandler<SuspendStep, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(SuspendStep request, CancellationToken cancellationToken) =>
        decisions.Decide(request, by => new Suspend(by, request.Step, request.Procedure, request.Note), cancellationToken);
}
