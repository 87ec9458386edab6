using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ApprovalCloud.Core.Data;

namespace ApprovalCloud.Core.Figures;

/// <summary>What one save changes in the figures; it is part of that save, and waits to be folded in.</summary>
public sealed class FigureChange : NotifyingRow
{
    // What a figure does not tell apart is left out, and read as such.
    private static readonly JsonSerializerOptions Short = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                type =>
                {
                    foreach (var property in type.Properties.Where(_ => type.Type == typeof(FigureKey)))
                        property.ShouldSerialize = (_, value) => value is not ("" or 0);
                },
            },
        },
    };

    private FigureChange() { }

    public FigureChange(IEnumerable<KeyValuePair<(FigureKey Key, int Value), int>> changes) => Changes = JsonSerializer.Serialize(changes.Select(change =>
        new Entry(change.Key.Key, change.Key.Value, change.Value)), Short);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Changes { get; private init; } = "";

    public IReadOnlyList<Entry> Read() => JsonSerializer.Deserialize<List<Entry>>(Changes)!;

    public sealed record Entry(FigureKey Key, int Value, int Change);
}
