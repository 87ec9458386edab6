using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ApprovalCloud.Engine.Definition;

/// <summary>What is known so far, by fact key. Immutable; equal when it holds the same values.</summary>
public sealed class Facts : IReadOnlyCollection<KeyValuePair<string, FactValue>>, IEquatable<Facts>
{
    public static readonly Facts Unknown = new(ImmutableSortedDictionary.Create<string, FactValue>(StringComparer.Ordinal));

    private readonly ImmutableSortedDictionary<string, FactValue> values;

    private Facts(ImmutableSortedDictionary<string, FactValue> values) => this.values = values;

    public static Facts From(IEnumerable<KeyValuePair<string, FactValue>> values) =>
        new(values.ToImmutableSortedDictionary(StringComparer.Ordinal));

    public int Count => values.Count;

    public IEnumerable<string> Keys => values.Keys;

    /// <summary>The fact's value, or null when it is not known yet.</summary>
    public FactValue? this[string key] => values.GetValueOrDefault(key);

    public Facts With(string key, FactValue value) => new(values.SetItem(key, value));

    public Facts With(Facts others) => new(values.SetItems(others.values));

    public Facts Only(Func<string, bool> keys) => From(values.Where(pair => keys(pair.Key)));

    public bool TryGet(string key, [NotNullWhen(true)] out FactValue? value) => values.TryGetValue(key, out value);

    public bool Equals(Facts? other) => other is not null && values.SequenceEqual(other.values);

    public override bool Equals(object? obj) => Equals(obj as Facts);

    public override int GetHashCode() => values.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    public IEnumerator<KeyValuePair<string, FactValue>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
