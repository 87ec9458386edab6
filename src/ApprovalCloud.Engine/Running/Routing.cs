using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Running;

/// <summary>Draws the consequences of what happened: which steps open, and which can no longer be decided.</summary>
internal static class Routing
{
    /// <summary>The events that follow from the run as it is, none if nothing follows.</summary>
    public static IEnumerable<RunEvent> Consequences(ServiceDefinition service, Run run, DateTimeOffset at)
    {
        var stopped = service.Steps.Any(step =>
            step.OnRefusal == OnRefusal.StopAll && run[step.Key].Status == StepStatus.Refused);
        if (run.IsWithdrawn || stopped)
        {
            foreach (var step in service.Steps.Where(step => run[step.Key].Status.IsUndecided()))
                yield return new StepCancelled(at, null, step.Key);
            yield break;
        }

        foreach (var step in service.Steps.Where(step => run[step.Key].Status == StepStatus.Waiting))
        {
            if (step.Needs.Any(need => IsBlocked(service, run, need)))
                yield return new StepCancelled(at, null, step.Key);
            else if (step.Needs.All(need => EndedWell(service, run, need)))
                yield return new StepOpened(at, null, step.Key);
        }
    }

    // A step that is not required passes on what it would itself have waited for.
    private static bool EndedWell(ServiceDefinition service, Run run, string key) => run[key].Status switch
    {
        StepStatus.Granted => true,
        StepStatus.NotRequired => service.Step(key)!.Needs.All(need => EndedWell(service, run, need)),
        _ => false,
    };

    private static bool IsBlocked(ServiceDefinition service, Run run, string key) => run[key].Status switch
    {
        StepStatus.Refused or StepStatus.Cancelled => true,
        StepStatus.NotRequired => service.Step(key)!.Needs.Any(need => IsBlocked(service, run, need)),
        _ => false,
    };
}
