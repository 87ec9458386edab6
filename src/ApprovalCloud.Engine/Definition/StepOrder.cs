using System.Runtime.CompilerServices;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Steps in an order in which each comes after everything it needs.</summary>
internal static class StepOrder
{
    // Every decision asks for it, and it is the same for as long as the service is.
    private static readonly ConditionalWeakTable<ServiceDefinition, Sorted> Known = [];

    /// <param name="Stuck">The steps that wait for each other, and those that wait for them.</param>
    public sealed record Sorted(IReadOnlyList<Step> Ordered, IReadOnlyList<Step> Stuck);

    public static Sorted Of(ServiceDefinition service) => Known.GetValue(service, Sort);

    // Kahn's algorithm.
    private static Sorted Sort(ServiceDefinition service)
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

        return new Sorted(ordered, [.. service.Steps.Where((_, place) => missing[place] > 0)]);
    }
}
