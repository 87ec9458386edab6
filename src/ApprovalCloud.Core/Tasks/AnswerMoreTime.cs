using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>A clerk gives the applicant the time they asked for, or other, or declines.</summary>
/// <param name="Until">The new last day, if it is given.</param>
/// <param name="Reason">Why it is declined.</param>
public sealed record AnswerMoreTime(Caller By, Guid ApplicationId, string Step, bool IsGiven, DateOnly? Until, string Reason, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class AnswerMoreTimeValidator : AbstractValidator<AnswerMoreTime>
{
    public AnswerMoreTimeValidator()
    {
        RuleFor(request => request.Until).NotNull().When(request => request.IsGiven).WithMessage(_ => MoreTimeMessages.EnterNewDay.Here());
        RuleFor(request => request.Reason).NotEmpty().When(request => !request.IsGiven).WithMessage(_ => Messages.EnterReason.Here());
        RuleFor(request => request.Reason).MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class AnswerMoreTimeHandler(StepDecisions decisions) : IRequestHandler<AnswerMoreTime, Result<StepDecided>>
{
    public async Task<Result<StepDecided>> Handle(AnswerMoreTime request, CancellationToken cancellationToken)
    {
        var answered = await decisions.Decide(
            request,
            by => request.IsGiven
                ? new GiveMoreTime(by, request.Step, request.Until!.Value)
                : new DeclineMoreTime(by, request.Step, request.Reason.Trim()),
            cancellationToken);
        return answered.Under(nameof(request.Until), RefusalRule.MoreTimeTooShort);
    }
}
