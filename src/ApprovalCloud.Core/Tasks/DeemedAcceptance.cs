using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Tasks;

/// <summary>
/// Whether nothing was said in time, so that a step counts as accepted from receipt (行政许可法 art. 32(4)), though that is
/// not written down yet.
/// </summary>
public static class DeemedAcceptance
{
    public static bool HasCome(ServiceDefinition service, StepRow row, DateTimeOffset at) =>
        service.Law.Acceptance is { Deemed: true } && row.Status.IsInHand() && row is { AcceptedAt: null, CorrectionId: null } && row.AcceptBy < at;
}
