namespace ApprovalCloud.Web.Components;

/// <summary>How deep each step lies (longest path), and its needs without those that follow from another need.</summary>
internal sealed class StepGraph
{
    private readonly Dictionary<string, StepNode> steps;
    private readonly Dictionary<string, int> depths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> before = new(StringComparer.Ordinal);

    public StepGraph(IReadOnlyList<StepNode> nodes)
    {
        steps = nodes.ToDictionary(node => node.Key, StringComparer.Ordinal);
        foreach (var node in nodes) Visit(node);
    }

    public int DepthOf(StepNode node) => depths[node.Key];

    public IEnumerable<StepNode> NeedsOf(StepNode node)
    {
        var needs = Known(node).ToList();
        return needs.Where(need => !needs.Any(other => before[other.Key].Contains(need.Key)));
    }

    private IEnumerable<StepNode> Known(StepNode node) =>
        node.Needs.Distinct(StringComparer.Ordinal)
            .Where(key => key != node.Key && steps.ContainsKey(key))
            .Select(key => steps[key]);

    private void Visit(StepNode node)
    {
        // Entered before its needs are looked at: a circle in a definition under edit must not hang the page.
        if (!depths.TryAdd(node.Key, 0)) return;
        var all = before[node.Key] = new(StringComparer.Ordinal);
        foreach (var need in Known(node))
        {
            Visit(need);
            depths[node.Key] = Math.Max(depths[node.Key], depths[need.Key] + 1);
            all.Add(need.Key);
            all.UnionWith(before[need.Key]);
        }
    }
}
