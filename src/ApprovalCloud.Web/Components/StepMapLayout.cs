namespace ApprovalCloud.Web.Components;

public sealed record PlacedStep(StepNode Step, int X, int Y);

/// <param name="Path">The line of the arrow.</param>
/// <param name="Head">Its point.</param>
public sealed record Arrow(string Path, string Head);

/// <summary>Columns by depth; a need from further back passes through a lane of its own in the columns between.</summary>
public sealed record StepMapLayout(int Width, int Height, int BoxHeight, IReadOnlyList<PlacedStep> Steps, IReadOnlyList<Arrow> Arrows)
{
    public const int BoxWidth = 224;
    private const int Across = 48;
    private const int Down = 20;
    private const int Lane = 12;
    private const int Margin = 4;

    public static StepMapLayout Of(IReadOnlyList<StepNode> nodes)
    {
        if (nodes is []) return new(0, 0, 0, [], []);
        var columns = Columns(new StepGraph(nodes), nodes);
        var box = nodes.Max(BoxSize.HeightOf);
        var height = columns.Max(column => HeightOf(column, box));
        foreach (var column in columns) Place(column, box, height);
        var boxes = columns.SelectMany(column => column).Where(slot => slot.Step is not null).ToList();
        return new(
            columns.Length * (BoxWidth + Across) - Across + 2 * Margin,
            height + 2 * Margin,
            box,
            [.. boxes.Select(slot => new PlacedStep(slot.Step!, Left(slot), slot.Middle - box / 2))],
            [.. boxes.SelectMany(slot => slot.Before.Select(start => ArrowTo(slot, start)))]);
    }

    private static List<Slot>[] Columns(StepGraph graph, IReadOnlyList<StepNode> nodes)
    {
        var slots = nodes.ToDictionary(node => node.Key, node => new Slot(node, graph.DepthOf(node)), StringComparer.Ordinal);
        var columns = new List<Slot>[slots.Values.Max(slot => slot.Column) + 1];
        for (var i = 0; i < columns.Length; i++) columns[i] = [];
        foreach (var node in nodes)
        {
            var slot = slots[node.Key];
            columns[slot.Column].Add(slot);
            foreach (var need in graph.NeedsOf(node))
            {
                var from = slots[need.Key];
                while (from.Column < slot.Column - 1)
                {
                    var lane = new Slot(null, from.Column + 1);
                    columns[lane.Column].Add(lane);
                    lane.Follow(from);
                    from = lane;
                }
                slot.Follow(from);
            }
        }
        Untangle(columns);
        return columns;
    }

    // Ordering each column by the middle of its neighbours, there and back, leaves few arrows crossing.
    private static void Untangle(List<Slot>[] columns)
    {
        foreach (var column in columns.Skip(1)) Sort(column, slot => slot.Before);
        foreach (var column in columns.Reverse().Skip(1)) Sort(column, slot => slot.After);
        foreach (var column in columns.Skip(1)) Sort(column, slot => slot.Before);

        void Sort(List<Slot> column, Func<Slot, List<Slot>> neighbours)
        {
            var order = column.OrderBy(slot => neighbours(slot) is { Count: > 0 } some ? some.Average(Rank) : Rank(slot)).ToList();
            column.Clear();
            column.AddRange(order);
        }

        double Rank(Slot slot) => (columns[slot.Column].IndexOf(slot) + 0.5) / columns[slot.Column].Count;
    }

    private static int HeightOf(List<Slot> column, int box) =>
        column.Sum(slot => slot.HeightWith(box)) + Down * (column.Count - 1);

    private static void Place(List<Slot> column, int box, int height)
    {
        var top = Margin + (height - HeightOf(column, box)) / 2;
        foreach (var slot in column)
        {
            slot.Middle = top + slot.HeightWith(box) / 2;
            top += slot.HeightWith(box) + Down;
        }
    }

    private static int Left(Slot slot) => Margin + slot.Column * (BoxWidth + Across);

    private static Arrow ArrowTo(Slot end, Slot last)
    {
        var (x, y) = (Left(end), end.Middle);
        return new(LineTo(last) + Curve(last, x - 8, y), $"M{x} {y}l-10 -6v12z");
    }

    private static string LineTo(Slot slot) => slot.Step is null
        ? LineTo(slot.Before[0]) + Curve(slot.Before[0], Left(slot), slot.Middle) + $"H{Left(slot) + BoxWidth}"
        : $"M{Left(slot) + BoxWidth} {slot.Middle}";

    private static string Curve(Slot from, int x, int y) =>
        $"C{Left(from) + BoxWidth + Across / 2} {from.Middle} {Left(from) + BoxWidth + Across / 2} {y} {x} {y}";

    private sealed class Slot(StepNode? step, int column)
    {
        public StepNode? Step => step;
        public int Column => column;
        public List<Slot> Before { get; } = [];
        public List<Slot> After { get; } = [];
        public int Middle { get; set; }

        public int HeightWith(int box) => Step is null ? Lane : box;

        public void Follow(Slot earlier)
        {
            Before.Add(earlier);
            earlier.After.Add(this);
        }
    }
}
