using System.Diagnostics;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>Rounds of all sides in turns, at each number of callers; medians, spreads and the ratio of one side to another.</summary>
internal sealed class Turns(IReadOnlyList<ISide> sides, ThroughputOptions options, CpuTimes cpu)
{
    /// <summary>After so long no further round is begun.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(6);

    private readonly Dictionary<(int Callers, ISide Side), List<Round>> rounds = [];
    private readonly Dictionary<IChecked, List<Guid>> done = sides.Select(side => side.Database).Distinct().ToDictionary(database => database, _ => new List<Guid>());
    private readonly Stopwatch time = Stopwatch.StartNew();
    private int made;

    public async Task Run(CancellationToken cancellationToken)
    {
        // The first one warms up, so that what is measured is compiled and its pages are in memory.
        foreach (var side in sides)
            await One(side, options.Callers.Max(), cancellationToken);
        for (; made < options.Rounds && (made == 0 || time.Elapsed < Enough); made++)
        {
            foreach (var callers in options.Callers)
            {
                // Who begins changes: what one leaves behind, the next one has beside it.
                for (var place = 0; place < sides.Count; place++)
                {
                    var side = sides[(made + place) % sides.Count];
                    var measured = await One(side, callers, cancellationToken);
                    if (!rounds.TryGetValue((callers, side), out var all))
                        rounds[(callers, side)] = all = [];
                    all.Add(measured);
                }
            }
        }
    }

    public void Print()
    {
        foreach (var callers in options.Callers)
        {
            Console.WriteLine();
            Console.WriteLine($"{callers} callers, {made} rounds in turns: medians (lowest to highest)");
            Console.WriteLine($"{"",-16}{"applications/s",20}{"of the first",19}{"by CPU",8}{"CPU ms here",13}{"database",10}{"caller",8}{"kB each",9}{"others",8}{"again",7}");
            var floor = Of(callers, sides[0]);
            foreach (var side in sides)
            {
                var own = Of(callers, side);
                var (speeds, ratios) = (own.Select(round => round.PerSecond).ToList(), own.Zip(floor, (mine, theirs) => mine.PerSecond / theirs.PerSecond).ToList());
                Console.WriteLine(
                    $"{side.Name,-16}{Spread(speeds, "N0"),20}{Spread(ratios, "N2"),19}{Median([.. floor.Select(round => round.CpuEach)]) / Median([.. own.Select(round => round.CpuEach)]),8:N2}{Each(own, round => 1000 * round.Cpu),13:N2}{Each(own, round => 1000 * round.PostgresCpu),10:N2}{Each(own, round => 1000 * round.OwnCpu),8:N2}{Each(own, round => round.Allocated / 1000),9:N0}{Median([.. own.Select(round => round.Others)]),8:P0}{own.Sum(round => round.Latencies.Repeated),7}");
            }

            Console.WriteLine($"{"milliseconds",-16}{string.Concat(Enum.GetValues<Kind>().Select(kind => $"{$"{kind} p50 / p99",22}"))}");
            foreach (var side in sides)
                Console.WriteLine($"{side.Name,-16}{string.Concat(Enum.GetValues<Kind>().Select(kind => $"{Times(Of(callers, side), kind),22}"))}");
        }
    }

    public async Task<bool> Verify(CancellationToken cancellationToken)
    {
        Console.WriteLine();
        var whole = true;
        foreach (var (database, applications) in done)
        {
            foreach (var fault in await database.Faults(applications, cancellationToken))
            {
                whole = false;
                await Console.Error.WriteLineAsync($"{database.Name}: {fault}");
            }
        }

        return whole;
    }

    private async Task<Round> One(ISide side, int callers, CancellationToken cancellationToken)
    {
        var round = await Load.Run(side, callers, options.Applications * side.Share, cpu, cancellationToken);
        done[side.Database].AddRange(round.Applications);
        return round;
    }

    private List<Round> Of(int callers, ISide side) => rounds[(callers, side)];

    private static double Each(List<Round> rounds, Func<Round, double> what) => Median([.. rounds.Select(round => what(round) / round.Applications.Count)]);

    private static string Spread(List<double> values, string format) =>
        $"{Median(values).ToString(format)} ({values.Min().ToString(format)}-{values.Max().ToString(format)})";

    private static string Times(List<Round> rounds, Kind kind)
    {
        var all = rounds.SelectMany(round => round.Latencies[kind]).Order().ToList();
        return all.Count == 0 ? "-" : $"{At(all, 0.5):N1} / {At(all, 0.99):N1}";
    }

    private static double Median(List<double> values) => At([.. values.Order()], 0.5);

    private static double At(List<double> ordered, double part) => ordered[(int)Math.Ceiling(part * ordered.Count) - 1];
}
