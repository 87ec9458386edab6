using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Tasks;

internal static class PhaseWork
{
    /// <summary>Steps that the clerk may work on in the phase that they are in: by role, and not as the same person twice.</summary>
    public static IQueryable<StepRow> InPhaseFor(this IQueryable<StepRow> steps, Caller by)
    {
        var (accepts, reviews, decides) = (by.Roles.HasFlag(StepRoles.Accept), by.Roles.HasFlag(StepRoles.Review), by.Roles.HasFlag(StepRoles.Decide));
        var hand = $"|{by.Id}|";
        return steps.Where(step => step.Phase == null
            || (((step.Phase == Phase.Accept && accepts) || (step.Phase == Phase.Review && reviews) || (step.Phase == Phase.Decide && decides))
                && (step.NotFor == null || !step.NotFor.Contains(hand))));
    }
}
