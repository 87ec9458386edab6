using System.Diagnostics;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>Rounds of all sides in turns, at each number of callers; and whether all that was answered is there afterwards.</summary>
internal sealed class Turns(IReadOnlyList<ISide> sides, ThroughputOptions options, CpuTimes cpu)
{
    /// <summary>After so long no further round is begun: on a slow machine too the whole ends within ten minutes, with what is built before it.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(6);

    private readonly Dictionary<(int Callers, ISide Side), List<Round>> rounds = [];
    private readonly Dictionary<IChecked, List<Guid>> done = sides.Select(side => side.Database).Distinct().ToDictionary(database => database, _ => new List<Guid>());

    public IReadOnlyList<ISide> Sides => sides;

    public IReadOnlyList<Round> Of(int callers, ISide side) => rounds[(callers, side)];

    /// <param name="analyze">Done when the first applications are there, and once all are warm.</param>
    public async Task Run(Func<CancellationToken, Task> analyze, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        foreach (var side in sides)
            done[side.Database].AddRange(await WarmUp.Run(side, options.Callers.Max(), cpu, analyze, cancellationToken));
        await analyze(cancellationToken);
        for (var round = 0; round == 0 || (round < options.Rounds && time.Elapsed < Enough); round++)
        {
            foreach (var callers in options.Callers)
            {
                // Who begins changes: what one leaves behind, the next one has beside it.
                for (var place = 0; place < sides.Count; place++)
                {
                    var side = sides[(round + place) % sides.Count];
                    var measured = await One(side, callers, cancellationToken);
                    if (!rounds.TryGetValue((callers, side), out var all))
                        rounds[(callers, side)] = all = [];
                    all.Add(measured);
                }
            }
        }
    }

    /// <returns>Whether nothing is missing, twice there, or changed.</returns>
    public async Task<bool> Verify(CancellationToken cancellationToken)
    {
        var isWhole = true;
        foreach (var (database, applications) in done)
        {
            foreach (var fault in await database.Faults(applications, cancellationToken))
            {
                isWhole = false;
                await Console.Error.WriteLineAsync($"{database.Name}: {fault}");
            }
        }

        return isWhole;
    }

    private async Task<Round> One(ISide side, int callers, CancellationToken cancellationToken)
    {
        var round = await Load.Run(side, callers, options.Applications * (options.PerSecond is null ? side.Share : 1), cpu, cancellationToken, options.PerSecond);
        done[side.Database].AddRange(round.Applications);
        return round;
    }
}
