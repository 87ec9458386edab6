namespace ApprovalCloud.Web.Components;

/// <param name="Note">Stands below the title; both in the reader's language.</param>
public sealed record FlowNode(string Key, string Title, string Note);

/// <param name="Label">Stands on the line.</param>
/// <param name="Weight">From 0 to 1: how thick the line is.</param>
public sealed record FlowEdge(string From, string To, string Label, double Weight);

/// <summary>The model of the partial <c>_FlowMap</c>: what follows what, also in circles.</summary>
/// <param name="Title">Of the picture; no other on the page has the same.</param>
/// <param name="Summary">What the picture shows, for whoever does not see it.</param>
public sealed record FlowMap(IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowEdge> Edges, string Title, string Summary)
{
    public FlowLayout Layout { get; } = FlowLayout.Of(Nodes, Edges);
}
