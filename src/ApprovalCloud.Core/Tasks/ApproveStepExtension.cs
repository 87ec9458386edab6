using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>By the head of the agency, before the limit has passed; the applicant is told the reason (行政许可法 art. 42).</summary>
public sealed record ApproveStepExtension(Caller By, Guid ApplicationId, string Step, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class ApproveStepExtensionHandler(StepDecisions decisions) : IRequestHandler<ApproveStepExtension, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(ApproveStepExtension request, CancellationToken cancellationToken) => decisions.Decide(
        request, (by, _) => new ApproveExtension(by, request.Step),
        moment => Task.FromResult(Extensions.CheckLimit(moment.Row, moment.At)), cancellationToken);
}
