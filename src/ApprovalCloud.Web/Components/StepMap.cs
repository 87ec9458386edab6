namespace ApprovalCloud.Web.Components;

/// <param name="Needs">Keys of the steps that must end before this one.</param>
/// <param name="Status">As in status-tag; none before there is an application.</param>
public sealed record StepNode(
    string Key,
    string Title,
    string Department,
    string? Status,
    IReadOnlyList<string> Needs,
    string? Note);

/// <summary>The model of the partial <c>_StepMap</c>; all texts in the reader's language.</summary>
public sealed record StepMapModel(IReadOnlyList<StepNode> Nodes)
{
    public StepMapLayout Layout { get; } = StepMapLayout.Of(Nodes);

    /// <summary>Titles of what a step waits for.</summary>
    public IReadOnlyList<string> Before(string key) =>
        [.. TitlesOf(Nodes.FirstOrDefault(node => node.Key == key)?.Needs ?? [])];

    public IEnumerable<string> TitlesOf(IReadOnlyList<string> keys) =>
        Nodes.Where(node => keys.Contains(node.Key, StringComparer.Ordinal)).Select(node => node.Title);
}
