namespace ApprovalCloud.Core.Figures;

/// <summary>
/// What is folded in, kept in memory until the next fold: it changes with a fold and with nothing else, and the count of folds tells which one
/// it is, on every node.
/// </summary>
public sealed class FoldedFigures
{
    private readonly Lock looking = new();
    private readonly Dictionary<FigureKind, IReadOnlyList<KeyValuePair<FigureKey, Histogram>>> kept = [];
    private int asOf = -1;

    /// <summary>The distributions as of so many folds; without those kinds that were not read since.</summary>
    public Dictionary<FigureKind, IReadOnlyList<KeyValuePair<FigureKey, Histogram>>> Find(IReadOnlyCollection<FigureKind> kinds, int folds)
    {
        lock (looking)
            return asOf == folds ? kept.Where(one => kinds.Contains(one.Key)).ToDictionary() : [];
    }

    public void Keep(int folds, IReadOnlyDictionary<FigureKind, IReadOnlyList<KeyValuePair<FigureKey, Histogram>>> figures)
    {
        lock (looking)
        {
            if (folds < asOf)
                return;
            if (folds > asOf)
                kept.Clear();
            asOf = folds;
            foreach (var (kind, ofKind) in figures)
                kept[kind] = ofKind;
        }
    }
}
