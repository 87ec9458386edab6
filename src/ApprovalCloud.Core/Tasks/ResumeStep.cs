using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

public sealed record ResumeStep(Caller By, Guid ApplicationId, string Step, string Note, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest
{
    /// <summary>Which special procedure has ended; all that run, if none is named.</summary>
    public SpecialProcedure? Procedure { get; init; }
}

internal sealed class ResumeStepValidator : AbstractValidator<ResumeStep>
{
    public ResumeStepValidator() =>
        RuleFor(request => request.Note).MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
}

internal sealed class ResumeStepHandler(StepDecisions decisions) : IRequestHandler<ResumeStep, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(ResumeStep request, CancellationToken cancellationToken) => decisions.Decide(
        request, by => new Resume(by, request.Step, request.Note ?? "", request.Procedure), cancellationToken);
}
