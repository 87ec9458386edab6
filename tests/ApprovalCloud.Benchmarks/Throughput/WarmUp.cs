using System.Diagnostics;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>
/// Rounds until what serves a side is compiled for good. A server runs for weeks: what the runtime does in its first minute or
/// two, to count what is called and to compile it once more, is no part of what an application costs.
/// </summary>
internal static class WarmUp
{
    private const int Applications = 300;

    /// <summary>The part of the time that compiling may still take, in two rounds one after the other.</summary>
    private const double Settled = 0.02;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <param name="analyze">Done as soon as there is something in the tables, so that what is planned from then on is planned for that.</param>
    /// <returns>The applications that were done.</returns>
    public static async Task<IReadOnlyList<Guid>> Run(ISide side, int callers, CpuTimes cpu, Func<CancellationToken, Task> analyze, CancellationToken cancellationToken)
    {
        var (begun, done) = (Stopwatch.GetTimestamp(), new List<Guid>());
        var compiling = await Settle(
            side.ProcessId ?? Environment.ProcessId,
            Longest,
            async () =>
            {
                var round = await Load.Run(side, callers, Applications * side.Share, cpu, cancellationToken);
                if (done.Count == 0)
                    await analyze(cancellationToken);
                done.AddRange(round.Applications);
                return round.Took;
            });
        Console.WriteLine($"{side.Name}: warmed up by {done.Count:N0} applications in {Stopwatch.GetElapsedTime(begun).TotalSeconds:N0} s; compiling takes {compiling:P1} of a processor still");
        return done;
    }

    /// <param name="round">Some of what is to be measured, and how long that took.</param>
    /// <returns>The part of a processor that compiling takes still.</returns>
    public static async Task<double> Settle(int process, TimeSpan longest, Func<Task<TimeSpan>> round)
    {
        var (begun, compiling, before) = (Stopwatch.GetTimestamp(), 1.0, 1.0);
        while ((compiling > Settled || before > Settled) && Stopwatch.GetElapsedTime(begun) < longest)
        {
            var compiler = CpuTimes.OfCompiler(process);
            var took = await round();
            // Less than before, where the thread has ended and another has begun.
            (before, compiling) = (compiling, Math.Abs(CpuTimes.OfCompiler(process) - compiler) / took.TotalSeconds);
        }

        return compiling;
    }
}
