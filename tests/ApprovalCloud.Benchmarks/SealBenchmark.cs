using System.Diagnostics;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Seals;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Benchmarks;

/// <summary>
/// The night after a day on which so many applications came: how long its seal takes, how much memory, what a proof of one entry costs then,
/// and how long another day's seal takes on which nothing happened. Proofs must be right, and all must verify.
/// </summary>
internal static class SealBenchmark
{
    private const int Proofs = 200;
    private const int WarmUp = 20;

    public static async Task<int> Run(int deadlines, string? postgres, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("approvalcloud-seal-");
        var clock = new MovingClock { Now = new DateTimeOffset(2026, 3, 3, 2, 0, 0, TimeSpan.Zero) };
        await using var app = SweepBenchmark.Build(folder, clock, postgres);
        await SweepBenchmark.Prepare(app, cancellationToken);
        var (applications, _) = await new SweepFilling(app.Services, clock).Fill(deadlines, cancellationToken);
        clock.Now = clock.Now.AddDays(1);

        using var memory = new PeakMemory();
        var days = await Timed("sealing the day", applications, () => In<SealDays, int?>(seals => seals.Run(cancellationToken)));
        var peak = memory.Stop();
        Console.WriteLine($"memory: {peak.HeapBefore:N0} MB of managed heap before, {peak.Heap:N0} MB at most (each after a collection); working set {peak.SetBefore:N0} MB before, {peak.Set:N0} MB at most");
        clock.Now = clock.Now.AddDays(1);
        await Timed("sealing a day on which nothing happened", applications, () => In<SealDays, int?>(seals => seals.Run(cancellationToken)));

        var isRight = days > 0 & await Prove();
        var faults = new List<LogFault>();
        await Timed("verifying the seals", applications, () => In<VerifySeals, long>(seals => seals.Run(faults, 10, cancellationToken)));
        Console.WriteLine($"{faults.Count} faults; every proof is right: {isRight}");
        folder.Delete(recursive: true);
        return faults.Count == 0 && isRight ? 0 : 1;

        async Task<TResult> In<TService, TResult>(Func<TService, Task<TResult>> act) where TService : notnull
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await act(scope.ServiceProvider.GetRequiredService<TService>());
        }

        async Task<bool> Prove()
        {
            var citizen = (await In<SamplePeople, IReadOnlyDictionary<string, Core.Requests.Caller>>(async people => await people.Callers(cancellationToken)))["citizen@example.test"];
            var ids = await In<AppDbContext, List<Guid>>(db => db.SealedCases.OrderBy(one => one.Root).Select(one => one.ApplicationId).Take(WarmUp + Proofs).ToListAsync(cancellationToken));
            var (times, areRight, allocated) = (new List<double>(), true, 0L);
            foreach (var (place, id) in ids.Index())
            {
                var (begun, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
                var proof = await In<IMediator, Core.Requests.Result<Proof>>(mediator => mediator.Send(new GetProof(citizen, id, EntryKind.Event, 1), cancellationToken));
                areRight &= proof.IsOk && proof.Value.IsRight();
                if (place < WarmUp)
                    continue;
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                allocated += GC.GetTotalAllocatedBytes() - before;
            }

            times.Sort();
            Console.WriteLine($"a proof: {times[times.Count / 2]:N1} ms in the median of {times.Count}, {times[^1]:N1} ms at most; {allocated / 1e3 / times.Count:N0} kB allocated");
            return areRight;
        }
    }

    private static async Task<T> Timed<T>(string what, int applications, Func<Task<T>> act)
    {
        var time = Stopwatch.StartNew();
        var result = await act();
        Console.WriteLine($"{what}: {time.Elapsed.TotalSeconds:N1} s with {applications:N0} applications");
        return result;
    }
}
