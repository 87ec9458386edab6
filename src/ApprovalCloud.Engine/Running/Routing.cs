using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>Draws the consequences of what happened: which steps open, and which can no longer be decided.</summary>
internal static class Routing
{
    // The worst of several ends is the greatest.
    private enum End { Well, Pending, Blocked }

    /// <summary>The events that follow from the run as it is, none if nothing follows.</summary>
    public static IEnumerable<RunEvent> Consequences(ServiceDefinition service, Run run, DateTimeOffset at)
    {
        var stopped = service.Steps.Any(step =>
            step.OnRefusal == OnRefusal.StopAll && run[step.Key].Status.IsBlocking());
        if (run.IsWithdrawn || stopped)
        {
            foreach (var step in service.Steps.Where(step => run[step.Key].Status.IsUndecided()))
                yield return new StepCancelled(at, null, step.Key);
            yield break;
        }

        var ends = new Dictionary<string, End>();
        foreach (var step in StepOrder.Of(service).Ordered)
        {
            var status = run[step.Key].Status;
            var needs = step.Needs.Select(need => ends[need]).DefaultIfEmpty(End.Well).Max();
            ends[step.Key] = EndOf(status, needs);
            if (status == StepStatus.Waiting && needs == End.Blocked)
                yield return new StepCancelled(at, null, step.Key);
            else if (status == StepStatus.Waiting && needs == End.Well)
                yield return new StepOpened(at, null, step.Key);
        }
    }

    private static End EndOf(StepStatus status, End needs) => status switch
    {
        StepStatus.Granted => End.Well,
        StepStatus.Refused or StepStatus.Cancelled or StepStatus.NotAccepted or StepStatus.Lapsed => End.Blocked,
        // A step that is not required passes on what it would itself have waited for.
        StepStatus.NotRequired => needs,
        StepStatus.Waiting => needs == End.Blocked ? End.Blocked : End.Pending,
        StepStatus.Open or StepStatus.AwaitingApplicant or StepStatus.Suspended or StepStatus.Withheld => End.Pending,
    };
}
