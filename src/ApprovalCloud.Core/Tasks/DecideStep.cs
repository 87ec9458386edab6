using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

public enum Verdict { Grant, Refuse }

public sealed record DecideStep(Caller By, Guid ApplicationId, string Step, Verdict Verdict, string Note, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest, IRepeatable
{
    public string? IdempotencyKey { get; init; }

    public string Fingerprint => $"{nameof(DecideStep)} {ApplicationId} {Step} {Verdict}";
}

internal sealed class DecideStepValidator : AbstractValidator<DecideStep>
{
    public DecideStepValidator()
    {
        RuleFor(request => request.Note).MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
        // A refusal states its reasons (行政许可法 art. 38).
        RuleFor(request => request.Note).NotEmpty().When(request => request.Verdict == Verdict.Refuse)
            .WithMessage(_ => Messages.EnterReason.Here());
    }
}

internal sealed class DecideStepHandler(StepDecisions decisions) : IRequestHandler<DecideStep, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(DecideStep request, CancellationToken cancellationToken) =>
        decisions.Decide(request, by => Decision(by, request), cancellationToken);

    private static StepDecision Decision(Actor by, DecideStep request) => request.Verdict switch
    {
        Verdict.Grant => new Grant(by, request.Step, request.Note ?? ""),
        Verdict.Refuse => new Refuse(by, request.Step, request.Note),
    };
}
