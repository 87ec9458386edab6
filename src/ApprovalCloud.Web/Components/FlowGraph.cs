namespace ApprovalCloud.Web.Components;

/// <summary>
/// Which edges lead down and which back up. Everything hangs below what it is reached from by the heaviest edges, the first
/// node at the top; of the other edges, taken by their weight, one leads back where it would close a circle.
/// </summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<string, List<string>> after;
    private readonly Dictionary<string, int> depths = [];

    public FlowGraph(IReadOnlyList<FlowNode> nodes, IReadOnlyList<FlowEdge> edges)
    {
        after = nodes.ToDictionary(node => node.Key, _ => new List<string>());
        Loops = [.. edges.Where(edge => edge.From == edge.To)];
        var others = edges.Where(edge => edge.From != edge.To).OrderByDescending(edge => edge.Weight).ToList();
        var tree = Tree(nodes, others);
        foreach (var edge in tree.Concat(others.Except(tree)))
        {
            var isBack = Reaches(edge.To, edge.From);
            (isBack ? Back : Down).Add(edge);
            after[isBack ? edge.To : edge.From].Add(isBack ? edge.From : edge.To);
        }

        foreach (var node in nodes)
            depths[node.Key] = 0;
        foreach (var key in Sorted(nodes))
        {
            foreach (var next in after[key])
                depths[next] = Math.Max(depths[next], depths[key] + 1);
        }
    }

    public IReadOnlyList<FlowEdge> Loops { get; }

    public List<FlowEdge> Down { get; } = [];

    public List<FlowEdge> Back { get; } = [];

    public int DepthOf(string key) => depths[key];

    private static List<FlowEdge> Tree(IReadOnlyList<FlowNode> nodes, List<FlowEdge> edges)
    {
        var (tree, seen) = (new List<FlowEdge>(), new HashSet<string>());
        foreach (var node in nodes.Where(node => seen.Add(node.Key)))
        {
            while (edges.Find(edge => seen.Contains(edge.From) && !seen.Contains(edge.To)) is { } next)
            {
                tree.Add(next);
                seen.Add(next.To);
            }
        }

        return tree;
    }

    private bool Reaches(string from, string to)
    {
        var (seen, rest) = (new HashSet<string> { from }, new Stack<string>([from]));
        while (rest.TryPop(out var key))
        {
            if (key == to)
                return true;
            foreach (var next in after[key].Where(seen.Add))
                rest.Push(next);
        }

        return false;
    }

    // Every node after all that lead to it.
    private IEnumerable<string> Sorted(IReadOnlyList<FlowNode> nodes)
    {
        var before = nodes.ToDictionary(node => node.Key, _ => 0);
        foreach (var next in after.Values.SelectMany(nexts => nexts))
            before[next]++;
        var ready = new Queue<string>(nodes.Select(node => node.Key).Where(key => before[key] == 0));
        while (ready.TryDequeue(out var key))
        {
            yield return key;
            foreach (var next in after[key].Where(next => --before[next] == 0))
                ready.Enqueue(next);
        }
    }
}
