namespace ApprovalCloud.Core.Logs;

/// <summary>How often each was seen.</summary>
internal sealed class Counter<T> where T : notnull
{
    private readonly Dictionary<T, (long Count, int Place)> counts = [];

    public int Distinct => counts.Count;

    public void Add(T? one)
    {
        if (one is null)
            return;
        counts[one] = counts.TryGetValue(one, out var seen) ? (seen.Count + 1, seen.Place) : (1, counts.Count);
    }

    /// <summary>The most frequent first; of equals, the one that came first.</summary>
    public IEnumerable<(T Value, long Count)> Top(int most) => counts
        .OrderByDescending(one => one.Value.Count).ThenBy(one => one.Value.Place).Take(most).Select(one => (one.Key, one.Value.Count));
}
