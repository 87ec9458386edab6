namespace ApprovalCloud.Web.Components;

/// <summary>A place in a row: a box, the label of a line, or room for a line that goes past.</summary>
internal sealed class FlowSlot(int row, int width, FlowNode? node = null)
{
    public FlowNode? Node => node;
    public int Row => row;
    public int Width => width;
    public List<FlowSlot> Above { get; } = [];
    public List<FlowSlot> Below { get; } = [];
    public double Middle { get; set; }

    public void Join(FlowSlot below)
    {
        Below.Add(below);
        below.Above.Add(this);
    }
}

/// <summary>Rows of slots: ordered so that few lines cross, then moved to where their neighbours are.</summary>
internal static class FlowRows
{
    private const int Apart = 14;
    private const int Sweeps = 4;

    public static void Arrange(IReadOnlyList<List<FlowSlot>> rows)
    {
        foreach (var row in rows)
            Pack(row, slot => slot.Middle);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var row in rows)
                Sort(row, slot => slot.Above);
            foreach (var row in rows.Reverse())
                Sort(row, slot => slot.Below);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var row in rows)
                Pack(row, slot => Mean(slot, slot.Above));
            foreach (var row in rows.Reverse())
                Pack(row, slot => Mean(slot, [.. slot.Below, .. slot.Above]));
        }
    }

    private static void Sort(List<FlowSlot> row, Func<FlowSlot, List<FlowSlot>> neighbours)
    {
        var order = row.OrderBy(slot => Mean(slot, neighbours(slot))).ToList();
        row.Clear();
        row.AddRange(order);
        Pack(row, slot => slot.Middle);
    }

    private static double Mean(FlowSlot slot, List<FlowSlot> neighbours) => neighbours.Count == 0 ? slot.Middle : neighbours.Average(one => one.Middle);

    // Pushed apart to the right, and to the left: the mean of both leaves everybody the room they need.
    private static void Pack(List<FlowSlot> row, Func<FlowSlot, double> wish)
    {
        var wishes = row.ConvertAll(slot => wish(slot));
        var (right, left) = (wishes.ToArray(), wishes.ToArray());
        for (var place = 1; place < row.Count; place++)
            right[place] = Math.Max(right[place], right[place - 1] + Between(row[place - 1], row[place]));
        for (var place = row.Count - 2; place >= 0; place--)
            left[place] = Math.Min(left[place], left[place + 1] - Between(row[place], row[place + 1]));
        for (var place = 0; place < row.Count; place++)
            row[place].Middle = (right[place] + left[place]) / 2;
    }

    private static double Between(FlowSlot one, FlowSlot other) => (one.Width + other.Width) / 2d + Apart;
}
