using System.Collections.Frozen;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Every fact the state asks about, once.</summary>
public sealed class Vocabulary(IEnumerable<FactDefinition> facts)
{
    private readonly FrozenDictionary<string, FactDefinition> facts = facts.ToFrozenDictionary(fact => fact.Key);

    public IEnumerable<FactDefinition> All => facts.Values;

    public FactDefinition this[string key] => facts[key];

    public FactDefinition? Find(string key) => facts.GetValueOrDefault(key);

    public Text LabelOf(string key) => Find(key)?.Label ?? Text.Same(key);

    public Text Show(string key, FactValue value) => Find(key)?.Show(value) ?? Text.Same(value.ToString());
}
