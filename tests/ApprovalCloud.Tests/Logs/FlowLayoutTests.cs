using ApprovalCloud.Web.Components;

namespace ApprovalCloud.Tests.Logs;

public sealed class FlowLayoutTests
{
    [Fact]
    public void Circle_LeadsDownFromWhereItBegins_AndBackByTheRest()
    {
        var layout = Layout(("a", "b", 0.9), ("b", "c", 0.8), ("c", "a", 0.1), ("b", "b", 0.2));

        Assert.Equal([("c", "a"), ("b", "b")], layout.Lines.Where(line => line.IsBack).Select(line => (line.Edge.From, line.Edge.To)));
        Assert.Equal(["a", "b", "c"], layout.Nodes.OrderBy(node => node.Y).Select(node => node.Node.Key));
    }

    // More often from c to b than to it: it hangs below b all the same, because nothing else leads to it.
    [Fact]
    public void Detour_HangsBelowWhereItBegins()
    {
        var layout = Layout(("a", "b", 0.9), ("b", "c", 0.1), ("c", "b", 0.3), ("b", "d", 0.8));

        Assert.Equal("a", layout.Nodes.MinBy(node => node.Y)!.Node.Key);
        Assert.Equal([("c", "b")], layout.Lines.Where(line => line.IsBack).Select(line => (line.Edge.From, line.Edge.To)));
    }

    [Fact]
    public void Beginning_LiesInTheLeftHalf() => Assert.All(Enumerable.Range(0, 20), seed =>
    {
        var layout = Random(seed);
        Assert.True(layout.Nodes.Single(node => node.Node.Key == "0").X + FlowLayout.BoxWidth / 2 <= layout.Width / 2 + 1);
    });

    [Fact]
    public void Boxes_AndLabels_LieApart()
    {
        var layout = Random(7);

        var places = layout.Nodes.Select(node => (node.X, node.Y, Right: node.X + FlowLayout.BoxWidth, Bottom: node.Y + layout.BoxHeight))
            .Concat(layout.Lines.Select(line => (X: line.LabelX - 60, Y: line.LabelY - 14, Right: line.LabelX + 60, Bottom: line.LabelY))).ToList();
        Assert.All(places.Index(), one => Assert.DoesNotContain(places.Skip(one.Index + 1), other =>
            one.Item.X < other.Right && other.X < one.Item.Right && one.Item.Y < other.Bottom && other.Y < one.Item.Bottom));
        Assert.All(places, place => Assert.True(place.X >= 0 && place.Y >= 0 && place.Right <= layout.Width && place.Bottom <= layout.Height));
    }

    private static FlowLayout Random(int seed)
    {
        var random = new Random(seed);
        return Layout([("0", "1", 1), .. Enumerable.Range(0, 60).Select(_ => ($"{random.Next(1, 16)}", $"{random.Next(1, 16)}", random.NextDouble())).DistinctBy(edge => (edge.Item1, edge.Item2))]);
    }

    private static FlowLayout Layout(params (string From, string To, double Weight)[] edges) => FlowLayout.Of(
        [.. edges.SelectMany(edge => new[] { edge.From, edge.To }).Distinct().Select(key => new FlowNode(key, key, "1"))],
        [.. edges.Select(edge => new FlowEdge(edge.From, edge.To, "1", edge.Weight))]);
}
