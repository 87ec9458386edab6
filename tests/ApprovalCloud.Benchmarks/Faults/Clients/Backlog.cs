using ApprovalCloud.Benchmarks.Throughput;

namespace ApprovalCloud.Benchmarks.Faults.Clients;

/// <summary>What there is to do: steps of applications that are under way, in no order, and new applications as long as few are.</summary>
internal sealed class Backlog(int most)
{
    private readonly Random random = new(42);
    private readonly Lock sync = new();
    private readonly List<(Guid Application, int Step)> open = [];
    private readonly Dictionary<Guid, HashSet<int>> granted = [];
    private int underWay;

    public bool IsEmpty
    {
        get
        {
            lock (sync)
                return underWay == 0;
        }
    }

    /// <returns>An application and a step to decide; no application where a new one is to be submitted; null if nothing can be done right now.</returns>
    public (Guid? Application, int Step)? Next(bool mayBegin)
    {
        lock (sync)
        {
            if (mayBegin && underWay < most)
            {
                underWay++;
                return (null, 0);
            }

            if (open.Count == 0)
                return null;
            var place = random.Next(open.Count);
            var (application, step) = open[place];
            open.RemoveAt(place);
            return (application, step);
        }
    }

    public void Submitted(Guid application)
    {
        lock (sync)
        {
            granted[application] = [];
            open.AddRange(OpenAfter([], null).Select(step => (application, step)));
        }
    }

    public void Decided(Guid application, int step)
    {
        lock (sync)
        {
            var done = granted[application];
            done.Add(step);
            open.AddRange(OpenAfter(done, step).Select(next => (application, next)));
            if (done.Count == ReferenceWork.Steps.Count)
                underWay--;
        }
    }

    public void GivenUp()
    {
        lock (sync)
            underWay--;
    }

    // The steps that the last decision opens, or those that nothing stands before.
    private static IEnumerable<int> OpenAfter(HashSet<int> done, int? last) => Enumerable.Range(0, ReferenceWork.Steps.Count)
        .Where(step => !done.Contains(step) && ReferenceWork.Steps[step].Needs.All(done.Contains)
            && (last is { } decided ? ReferenceWork.Steps[step].Needs.Contains(decided) : ReferenceWork.Steps[step].Needs.Length == 0));
}
