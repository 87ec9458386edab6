using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>秒批: a person looks at what a rule has granted. What is wrong is taken back in the same save.</summary>
public sealed record AuditGrant(Caller By, Guid ApplicationId, string Step, bool? IsRight, string Note, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class AuditGrantValidator : AbstractValidator<AuditGrant>
{
    public AuditGrantValidator()
    {
        RuleFor(request => request.IsRight).NotNull().WithMessage(_ => PromiseMessages.SelectAudit.Here());
        RuleFor(request => request.Note).NotEmpty().WithMessage(_ => PromiseMessages.SayWhatWasFound.Here())
            .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class AuditGrantHandler(StepDecisions decisions, TakingBack takingBack) : IRequestHandler<AuditGrant, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(AuditGrant request, CancellationToken cancellationToken) => decisions.Decide(
        request,
        (_, by) => new AuditInstant(by, request.Step, request.IsRight!.Value, request.Note.Trim()),
        cancellationToken,
        async (open, outcome, at) => request.IsRight == true
            ? outcome
            : await takingBack.Of(open, outcome, request.By.Actor, request.Step, request.Note.Trim(), at, cancellationToken));
}
