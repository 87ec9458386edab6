using Microsoft.AspNetCore.Html;

namespace ApprovalCloud.Web.Components;

public sealed record PlacedNode(FlowNode Node, int X, int Y);

/// <param name="Width">Of the line.</param>
/// <param name="IsBack">It leads to something that usually comes earlier.</param>
public sealed record FlowLine(FlowEdge Edge, string Path, string Head, double Width, int LabelX, int LabelY, bool IsBack)
{
    /// <summary>About what the label needs.</summary>
    public int PlateWidth => 8 * Edge.Label.Length + Edge.Label.Count(letter => letter >= '\u2e80') * 6;

    // Razor takes an element of this name for its own.
    public IHtmlContent Label => Markup.Element("text", "app-flow__label", Edge.Label)
        .With("x", $"{LabelX}").With("y", $"{LabelY}").With("text-anchor", "middle");
}

/// <summary>
/// Rows by depth, each followed by a row of labels: every line passes through a place of its own for its label, and through
/// lanes beside the boxes further down, so that it runs behind no box and over no label.
/// </summary>
public sealed record FlowLayout(int Width, int Height, int BoxHeight, IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<FlowLine> Lines)
{
    public const int BoxWidth = StepMapLayout.BoxWidth;
    private const int LabelWidth = 128;
    private const int LabelHeight = 20;
    private const int LaneWidth = 10;
    private const int LoopWidth = 2 * 156;
    private const int Down = 26;
    private const int Margin = 6;

    public static FlowLayout Of(IReadOnlyList<FlowNode> nodes, IReadOnlyList<FlowEdge> edges)
    {
        if (nodes is []) return new(0, 0, 0, [], []);
        var graph = new FlowGraph(nodes, edges);
        var loops = graph.Loops.ToDictionary(edge => edge.From);
        var slots = nodes.ToDictionary(node => node.Key, node => new FlowSlot(
            2 * graph.DepthOf(node.Key), BoxWidth + (loops.ContainsKey(node.Key) ? LoopWidth : 0), node));
        var rows = new List<FlowSlot>[slots.Values.Max(slot => slot.Row) + 1];
        for (var row = 0; row < rows.Length; row++) rows[row] = [];
        foreach (var slot in slots.Values) rows[slot.Row].Add(slot);
        var ways = graph.Down.ConvertAll(edge => (edge, Slots: Way(slots[edge.From], slots[edge.To], rows), IsBack: false));
        ways.AddRange(graph.Back.Select(edge => (edge, Way(slots[edge.To], slots[edge.From], rows), true)));
        FlowRows.Arrange(rows);

        var all = rows.SelectMany(row => row).ToList();
        var (left, right) = (all.Min(slot => slot.Middle - slot.Width / 2d) - Margin, all.Max(slot => slot.Middle + slot.Width / 2d) + Margin);
        // Where it begins is seen first, also where the picture is wider than the window.
        var isMirrored = slots[nodes[0].Key].Middle > (left + right) / 2;
        foreach (var slot in all) slot.Middle = Math.Round(isMirrored ? right - slot.Middle : slot.Middle - left);
        var box = nodes.Max(node => BoxSize.HeightOf(new StepNode(node.Key, node.Title, node.Note, null, [], null)));
        var drawing = new FlowDrawing(box, LabelHeight, Down, Margin);
        return new(
            (int)Math.Ceiling(right - left),
            drawing.Top(rows.Length - 1) + box + Margin,
            box,
            [.. slots.Values.Select(slot => new PlacedNode(slot.Node!, (int)slot.Middle - BoxWidth / 2, drawing.Top(slot.Row)))],
            [.. ways.Select(way => drawing.Line(way.edge, way.Slots, way.IsBack)), .. loops.Values.Select(loop => drawing.Loop(loop, slots[loop.From]))]);
    }

    private static List<FlowSlot> Way(FlowSlot upper, FlowSlot lower, List<FlowSlot>[] rows)
    {
        var way = new List<FlowSlot> { upper };
        for (var row = upper.Row + 1; row < lower.Row; row++)
        {
            var slot = new FlowSlot(row, way.Count == 1 ? LabelWidth : LaneWidth);
            rows[row].Add(slot);
            Add(slot);
        }

        Add(lower);
        return way;

        void Add(FlowSlot slot)
        {
            way[^1].Join(slot);
            way.Add(slot);
        }
    }
}
