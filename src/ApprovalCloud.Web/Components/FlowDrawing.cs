using System.Text;

namespace ApprovalCloud.Web.Components;

/// <summary>Where rows lie, and how lines run from slot to slot.</summary>
internal sealed class FlowDrawing(int box, int label, int down, int margin)
{
    private const int Head = 9;
    private const int LoopOut = 34;

    public int Top(int row) => margin + ((row + 1) / 2 * (box + down)) + (row / 2 * (label + down));

    public FlowLine Line(FlowEdge edge, List<FlowSlot> way, bool isBack)
    {
        var (first, last) = (way[0], way[^1]);
        var end = Top(last.Row) - (isBack ? 0 : Head);
        var path = new StringBuilder($"M{first.Middle} {Bottom(first) + (isBack ? Head : 0)}");
        foreach (var (from, to) in way.Zip(way.Skip(1)))
        {
            var (start, finish) = (Bottom(from) + (isBack && from == first ? Head : 0), to == last ? end : Top(to.Row));
            path.Append($"C{from.Middle} {(start + finish) / 2} {to.Middle} {(start + finish) / 2} {to.Middle} {finish}");
            if (to != last)
                path.Append($"V{Bottom(to)}");
        }

        return new FlowLine(
            edge, path.ToString(),
            isBack ? $"M{first.Middle} {Bottom(first)}l-6 {Head + 1}h12z" : $"M{last.Middle} {Top(last.Row)}l-6 -{Head + 1}h12z",
            WidthOf(edge), (int)way[1].Middle, Top(way[1].Row) + label - 5, isBack);
    }

    public FlowLine Loop(FlowEdge edge, FlowSlot slot)
    {
        var (x, y) = ((int)slot.Middle + (FlowLayout.BoxWidth / 2), Top(slot.Row) + (box / 2));
        return new FlowLine(
            edge, $"M{x} {y - 12}C{x + LoopOut} {y - 26} {x + LoopOut} {y + 26} {x + Head} {y + 13}", $"M{x} {y + 12}l{Head + 1} -6v12z",
            WidthOf(edge), x + LoopOut + 58, y + 5, true);
    }

    private int Bottom(FlowSlot slot) => Top(slot.Row) + (slot.Row % 2 == 0 ? box : label);

    private static double WidthOf(FlowEdge edge) => Math.Round(1.5 + (4.5 * edge.Weight), 1);
}
