namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>What can be done next: an application to submit, or an open step of one that was. Whoever is free takes any of it.</summary>
internal sealed class OpenWork : IDisposable
{
    private readonly Random random = new(42);
    private readonly List<Item> open = [];
    private readonly Dictionary<Guid, int> undecided = [];
    private readonly SemaphoreSlim available = new(0);
    private readonly Lock sync = new();
    private readonly bool isInstant;
    private int toSubmit;
    private int toEnd;

    internal sealed record Item(Guid? Application, int Step);

    /// <param name="atOnce">How many of them are under way at most.</param>
    public OpenWork(int applications, int atOnce, bool isInstant)
    {
        (toSubmit, toEnd, this.isInstant) = (applications, applications, isInstant);
        for (var one = 0; one < Math.Min(atOnce, applications); one++)
            SubmitOne();
    }

    /// <returns>Null once all is done.</returns>
    public async Task<Item?> Take(CancellationToken cancellationToken)
    {
        await available.WaitAsync(cancellationToken);
        lock (sync)
        {
            if (open.Count == 0)
                return null;
            var place = random.Next(open.Count);
            var item = open[place];
            open[place] = open[^1];
            open.RemoveAt(open.Count - 1);
            return item;
        }
    }

    public void Submitted(Guid application)
    {
        lock (sync)
        {
            if (isInstant)
            {
                End();
                return;
            }

            undecided[application] = ReferenceWork.Steps.Count;
            Add(new Item(application, 0));
        }
    }

    public void Decided(Guid application)
    {
        lock (sync)
        {
            var left = --undecided[application];
            var beside = ReferenceWork.Steps.Count - 2;
            if (left == beside + 1)
            {
                for (var step = 1; step <= beside; step++)
                    Add(new Item(application, step));
            }
            else if (left == 1)
            {
                Add(new Item(application, ReferenceWork.Steps.Count - 1));
            }
            else if (left == 0)
            {
                End();
            }
        }
    }

    public void Dispose() => available.Dispose();

    private void End()
    {
        SubmitOne();
        // One for every caller that waits: they find nothing, and go.
        if (--toEnd == 0)
            available.Release(10_000);
    }

    private void SubmitOne()
    {
        if (toSubmit-- > 0)
            Add(new Item(null, 0));
    }

    private void Add(Item item)
    {
        open.Add(item);
        available.Release();
    }
}
