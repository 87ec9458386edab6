using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

public sealed record ClaimStep(Caller By, Guid ApplicationId, string Step, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class ClaimStepHandler(StepDecisions decisions) : IRequestHandler<ClaimStep, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(ClaimStep request, CancellationToken cancellationToken) =>
        decisions.Decide(request, by => new Claim(by, request.Step), cancellationToken);
}
