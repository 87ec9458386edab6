using System.Runtime.InteropServices;

namespace ApprovalCloud.Core.Figures;

/// <summary>What many changes come to together.</summary>
internal sealed class FigureSum
{
    private readonly Dictionary<(FigureKey Key, int Value), int> changes = [];

    public void Add(IEnumerable<FigureChange.Entry> entries)
    {
        foreach (var entry in entries)
            CollectionsMarshal.GetValueRefOrAddDefault(changes, (entry.Key, entry.Value), out _) += entry.Change;
    }

    /// <summary>By what they are of; where they cancel each other out, an empty one.</summary>
    public Dictionary<FigureKey, Histogram> ToHistograms() => changes.GroupBy(change => change.Key.Key).ToDictionary(
        ofKey => ofKey.Key,
        ofKey => Histogram.Of([.. ofKey.Where(change => change.Value != 0).OrderBy(change => change.Key.Value).SelectMany(change => new[] { change.Key.Value, change.Value })]));
}
