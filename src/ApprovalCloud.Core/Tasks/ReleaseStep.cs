using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

public sealed record ReleaseStep(Caller By, Guid ApplicationId, string Step, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class ReleaseStepHandler(StepDecisions decisions) : IRequestHandler<ReleaseStep, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(ReleaseStep request, CancellationToken cancellationToken) =>
        decisions.Decide(request, by => new Release(by, request.Step), cancellationToken);
}
