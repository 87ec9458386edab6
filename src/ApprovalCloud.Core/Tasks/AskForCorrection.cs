using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Asks the applicant to put right what this step reads, everything at once (行政许可法 art. 32(4)).</summary>
public sealed record AskForCorrection(
    Caller By, Guid ApplicationId, string Step, IReadOnlyList<CorrectionItem> Items, string Message, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class AskForCorrectionValidator : AbstractValidator<AskForCorrection>
{
    public AskForCorrectionValidator()
    {
        RuleFor(request => request.Items).NotEmpty().WithMessage(_ => Messages.SelectItems.Here());
        RuleFor(request => request.Message).NotEmpty().WithMessage(_ => Messages.SayWhatIsWrong.Here())
            .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class AskForCorrectionHandler(StepDecisions decisions) : IRequestHandler<AskForCorrection, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(AskForCorrection request, CancellationToken cancellationToken) => decisions.Decide(
        request,
        by => new RequestCorrection(by, request.Step, Guid.CreateVersion7(), request.Items, request.Message),
        cancellationToken);
}
