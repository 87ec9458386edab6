using System.Diagnostics;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <param name="Applications">Those that were done, by what their submission was answered with.</param>
/// <param name="Cpu">Processor seconds of the process that serves the side; none, where the callers' own does.</param>
/// <param name="PostgresCpu">Seconds of all processes of the database server.</param>
/// <param name="CallersCpu">Seconds of the callers' process.</param>
/// <param name="Others">The part of the machine that was taken by processes that have nothing to do with it.</param>
internal sealed record Round(IReadOnlyList<Guid> Applications, TimeSpan Took, Latencies Latencies, double Cpu, double PostgresCpu, double CallersCpu, double Others, double Allocated)
{
    public double PerSecond => Applications.Count / Took.TotalSeconds;

    /// <summary>Seconds that one application takes of a processor, wherever.</summary>
    public double CpuEach => (Cpu + PostgresCpu + CallersCpu) / Applications.Count;
}

/// <summary>So many callers who do so many applications, each waiting for an answer before the next request.</summary>
internal static class Load
{
    private const int UnderWay = 256;

    /// <param name="perSecond">Applications in a second; null for as many as they can.</param>
    public static async Task<Round> Run(ISide side, int callers, int applications, CpuTimes cpu, CancellationToken cancellationToken, double? perSecond = null)
    {
        using var work = new OpenWork(applications, Math.Max(UnderWay, callers), side.IsInstant);
        var done = new List<Guid>();
        var all = Enumerable.Range(0, callers).Select(_ => new Latencies()).ToList();
        var allocated = await side.Allocated(cancellationToken);
        var (machine, busy) = CpuTimes.Machine();
        var before = Times(side, cpu);
        var begun = Stopwatch.GetTimestamp();
        var requests = perSecond * (side.IsInstant ? 1 : 1 + ReferenceWork.Steps.Count);
        await Task.WhenAll(all.Select((latencies, caller) => Task.Run(
            () => Call(side, work, done, latencies, requests is { } many ? new Pace(many, callers, caller) : null, cancellationToken), cancellationToken)));
        var took = Stopwatch.GetElapsedTime(begun);
        var after = Times(side, cpu);
        var (machineAfter, busyAfter) = CpuTimes.Machine();
        var (served, postgres, own) = (after.Served - before.Served, after.Postgres - before.Postgres, after.Own - before.Own);
        var sum = new Latencies();
        all.ForEach(sum.Add);
        return new Round(
            done, took, sum, served, postgres, own, Math.Max(0, busyAfter - busy - served - postgres - own) / (machineAfter - machine),
            await side.Allocated(cancellationToken) - allocated);
    }

    private static (double Served, double Postgres, double Own) Times(ISide side, CpuTimes cpu) =>
        (side.ProcessId is { } process ? CpuTimes.Of(process) : 0, cpu.OfPostgres(), CpuTimes.Of(Environment.ProcessId));

    private static async Task Call(ISide side, OpenWork work, List<Guid> done, Latencies latencies, Pace? pace, CancellationToken cancellationToken)
    {
        while (await Next() is { } item)
        {
            if (item.Application is { } application)
            {
                await side.Decide(application, item.Step, latencies, cancellationToken);
                work.Decided(application);
                continue;
            }

            var submitted = await side.Submit(latencies, cancellationToken);
            lock (done)
                done.Add(submitted);
            work.Submitted(submitted);
        }

        async Task<OpenWork.Item?> Next()
        {
            if (pace is not null)
                await pace.Next(cancellationToken);
            return await work.Take(cancellationToken);
        }
    }
}
