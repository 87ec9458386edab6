using System.Diagnostics;

namespace ApprovalCloud.Benchmarks;

/// <summary>The most memory that is in use at once, looked at ten times a second; in megabytes.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly Task watching;
    private readonly long heapBefore;
    private readonly long setBefore;
    private long heap;
    private long set;

    public PeakMemory()
    {
        (heapBefore, setBefore) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
        watching = Task.Run(Watch);
    }

    public (double HeapBefore, double Heap, double SetBefore, double Set) Stop()
    {
        ended.Cancel();
        watching.Wait();
        return (heapBefore / 1e6, heap / 1e6, setBefore / 1e6, set / 1e6);
    }

    public void Dispose() => ended.Dispose();

    private async Task Watch()
    {
        var collected = Stopwatch.StartNew();
        while (!ended.IsCancellationRequested)
        {
            set = Math.Max(set, Environment.WorkingSet);
            // What is garbage is not held: only what outlives a collection counts.
            if (collected.Elapsed > TimeSpan.FromSeconds(5) || heap == 0)
            {
                heap = Math.Max(heap, GC.GetTotalMemory(forceFullCollection: true));
                collected.Restart();
            }

            await Task.Delay(100);
        }
    }
}
