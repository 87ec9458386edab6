using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

public enum Verdict { Grant, Refuse }

public sealed record DecideStep(Caller By, Guid ApplicationId, string Step, Verdict Verdict, string Note, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest, IRepeatable
{
    /// <summary>What a refusal rests on, as its clerk wrote it; the step's own legal basis, if nothing.</summary>
    public string? LegalBasis { get; init; }

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
        RuleFor(request => request.LegalBasis).MaximumLength(1_000).WithMessage(_ => BasisTooLong.Here());
    }

    private static readonly Text BasisTooLong = new("Use at most 1,000 characters", "最多 1,000 个字符", "最多 1,000 個字元");
}

internal sealed class DecideStepHandler(StepDecisions decisions, Verdicts verdicts) : IRequestHandler<DecideStep, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(DecideStep request, CancellationToken cancellationToken) =>
        decisions.Decide(request, (open, _, at) => verdicts.Of(request, open, at, cancellationToken), cancellationToken);
}
