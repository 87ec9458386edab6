using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Puts a clerk's verdict before the engine: the same when it is decided and when it is only looked at.</summary>
internal sealed class Verdicts(Renewals renewals, Workflows workflows)
{
    public async Task<Result<StepDecision>> Of(DecideStep request, OpenCase open, DateTimeOffset at, CancellationToken cancellationToken) =>
        request.Verdict switch
        {
            Verdict.Grant => await renewals.WhyNotGrant(open, request.Step, cancellationToken) is { } problem
                ? problem
                : new Grant(request.By.Actor, request.Step, request.Note ?? ""),
            Verdict.Refuse => Refusal(request, open.Service, at),
        };

    private Refuse Refusal(DecideStep request, ServiceDefinition service, DateTimeOffset at) => new(request.By.Actor, request.Step, request.Note)
    {
        LegalBasis = request.LegalBasis?.Trim() is { Length: > 0 } written ? written : service.Step(request.Step)!.LegalBasis.Here(),
        Remedies = Remedies.LastDays(service, workflows.CalendarOf(service), at),
    };
}
