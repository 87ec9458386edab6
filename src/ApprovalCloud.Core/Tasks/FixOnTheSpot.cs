using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>
/// Puts right on the spot what the applicant agrees is a slip, and accepts the application with it (行政许可法 art. 32(3)).
/// </summary>
/// <param name="Answers">What is to stand there, by fact; what is left out stays.</param>
public sealed record FixOnTheSpot(
    Caller By, Guid ApplicationId, string Step, IReadOnlyDictionary<string, string> Answers, Agreement? Agreed, string Note, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class FixOnTheSpotValidator : AbstractValidator<FixOnTheSpot>
{
    public FixOnTheSpotValidator()
    {
        RuleFor(request => request.Answers).NotEmpty().WithMessage(_ => IntakeMessages.NothingChanged.Here());
        RuleFor(request => request.Agreed).NotNull().IsInEnum().WithMessage(_ => IntakeMessages.SayHowAgreed.Here());
        RuleFor(request => request.Note)
            .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
            .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class FixOnTheSpotHandler(StepDecisions decisions, Slips slips) : IRequestHandler<FixOnTheSpot, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(FixOnTheSpot request, CancellationToken cancellationToken) => decisions.Decide(
        request, open => slips.PutRight(open, request, cancellationToken), cancellationToken);
}
