namespace ApprovalCloud.Engine.Definition;

/// <summary>Steps in an order in which each comes after everything it needs.</summary>
internal static class StepOrder
{
    /// <summary>Kahn's algorithm. Stuck are the steps that wait for each other, and those that wait for them.</summary>
    public static (List<Step> Ordered, List<Step> Stuck) Of(ServiceDefinition service)
    {
        var missing = service.Steps.Select(step => step.Needs.Distinct().Count()).ToArray();
        var waiting = service.Steps
            .SelectMany((step, place) => step.Needs.Distinct().Select(need => (Need: need, Place: place)))
            .ToLookup(wait => wait.Need, wait => wait.Place);
        var ready = new Queue<int>(Enumerable.Range(0, missing.Length).Where(place => missing[place] == 0));
        var ordered = new List<Step>(missing.Length);
        while (ready.TryDequeue(out var next))
        {
            ordered.Add(service.Steps[next]);
            foreach (var place in waiting[service.Steps[next].Key].Where(place => --missing[place] == 0))
                ready.Enqueue(place);
        }

        return (ordered, [.. service.Steps.Where((_, place) => missing[place] > 0)]);
    }
}
