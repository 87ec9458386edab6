using System.Text.Json;

namespace ApprovalCloud.Core.Figures;

/// <summary>What one save changes in the figures; it is part of that save, and waits to be folded in.</summary>
public sealed class TallyChange
{
    private TallyChange() { }

    public TallyChange(IEnumerable<KeyValuePair<(TallyKey Key, int Value), int>> changes) => Changes = JsonSerializer.Serialize(changes.Select(change =>
        new Entry(change.Key.Key, change.Key.Value, change.Value)));

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string Changes { get; private set; } = "";

    public IEnumerable<Entry> Read() => JsonSerializer.Deserialize<List<Entry>>(Changes)!;

    public sealed record Entry(TallyKey Key, int Value, int Change);
}
