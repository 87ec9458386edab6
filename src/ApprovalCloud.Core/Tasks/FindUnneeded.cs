using ApprovalCloud.Core.Requests;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Says at once that no permit is needed for what is applied for (行政许可法 art. 32(1)).</summary>
public sealed record FindUnneeded(Caller By, Guid ApplicationId, string Step, string Reason, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class FindUnneededValidator : AbstractValidator<FindUnneeded>
{
    public FindUnneededValidator() => RuleFor(request => request.Reason)
        .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
        .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
}

internal sealed class FindUnneededHandler(StepDecisions decisions) : IRequestHandler<FindUnneeded, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(FindUnneeded request, CancellationToken cancellationToken) => decisions.Decide(
        request, by => new Engine.Running.FindUnneeded(by, request.Step, request.Reason), cancellationToken);
}
