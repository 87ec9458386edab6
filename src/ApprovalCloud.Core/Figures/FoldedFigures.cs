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

    /// <summary>The distributions of one kind as of so many folds; null if they were not read since.</summary>
    public IReadOnlyList<KeyValuePair<FigureKey, Histogram>>? Find(FigureKind kind, int folds)
    {
        lock (looking)
            return asOf == folds ? kept.GetValueOrDefault(kind) : null;
    }

    public void Keep(FigureKind kind, int folds, IReadOnlyList<KeyValuePair<FigureKey, Histogram>> figures)
    {
        lock (looking)
        {
            if (folds < asOf)
                return;
            if (folds > asOf)
                kept.Clear();
            (asOf, kept[kind]) = (folds, figures);
        }
    }
}
