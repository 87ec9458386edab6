using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
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

internal sealed class DecideStepHandler(StepDecisions decisions, Renewals renewals, Workflows workflows) : IRequestHandler<DecideStep, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(DecideStep request, CancellationToken cancellationToken) =>
        decisions.Decide(request, (open, by, at) => Decision(request, open, by, at, cancellationToken), cancellationToken);

    private async Task<Result<StepDecision>> Decision(DecideStep request, OpenCase open, Actor by, DateTimeOffset at, CancellationToken cancellationToken) =>
        request.Verdict switch
        {
            Verdict.Grant => await renewals.WhyNotGrant(open, request.Step, cancellationToken) is { } problem
                ? problem
                : new Grant(by, request.Step, request.Note ?? ""),
            Verdict.Refuse => Refusal(request, open.Service, by, at),
        };

    private Refuse Refusal(DecideStep request, ServiceDefinition service, Actor by, DateTimeOffset at) => new(by, request.Step, request.Note)
    {
        LegalBasis = request.LegalBasis?.Trim() is { Length: > 0 } written ? written : service.Step(request.Step)!.LegalBasis.Here(),
        Remedies = Remedies.LastDays(service, workflows.CalendarOf(service), at),
    };
}
