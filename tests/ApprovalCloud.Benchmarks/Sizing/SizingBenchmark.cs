using System.Diagnostics;
using System.Runtime.InteropServices;
using ApprovalCloud.Benchmarks.Throughput;
using ApprovalCloud.Core.Figures;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Sizing;

/// <summary>Measures what one application costs, and writes the page that says how large it has to be.</summary>
internal static class SizingBenchmark
{
    private const int Callers = 16;
    private const int Times = 400;

    /// <summary>Applications that are under way while pages are looked at.</summary>
    private const int Open = 100;

    /// <summary>Of somebody who looks at theirs.</summary>
    private const int Few = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(string postgres, int applications, CancellationToken cancellationToken)
    {
        using var processes = new Processes();
        using var service = new ReferenceService();
        var folder = Directory.CreateTempSubdirectory("sizing-");
        try
        {
            await using var building = new SideBuilding(postgres, service, processes, folder.FullName);
            var side = await building.Alone("sizing", Manner.Claims, cancellationToken);
            var cpu = await CpuTimes.Beside(postgres, cancellationToken);
            await using var database = new NpgsqlConnection($"{postgres};Database=throughput_sizing");
            await database.OpenAsync(cancellationToken);
            var warm = await WarmUp.Run(side, Callers, cpu, building.Analyze, cancellationToken);
            await building.Analyze(cancellationToken);

            var before = await Size(database, cancellationToken);
            var round = await Load.Run(side, Callers, applications, cpu, cancellationToken);
            var after = await Size(database, cancellationToken);
            var faults = await side.Database.Faults([.. warm, .. round.Applications], cancellationToken);
            foreach (var fault in faults)
                await Console.Error.WriteLineAsync(fault);

            double Each(double sum) => sum / applications;
            Console.WriteLine(SizingPage.Write(new Measured(
                applications, new Cost(Each(1000 * round.Cpu), Each(1000 * round.PostgresCpu)), await Looks(side, (ProductTown)side.Database, cpu, cancellationToken),
                Each(after.Tables - before.Tables), Each(after.Events - before.Events), Each(after.Wal - before.Wal),
                $"{Environment.ProcessorCount} processors ({Processor()}), {RuntimeInformation.FrameworkDescription}, PostgreSQL {database.PostgreSqlVersion}")));
            return faults.Count == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyDictionary<Look, Cost>> Looks(ProductSide side, ProductTown town, CpuTimes cpu, CancellationToken cancellationToken)
    {
        var none = new Latencies();
        var draft = await side.Begin(HttpCallers.Neighbour, none, cancellationToken);
        var (open, due) = (new List<Guid>(), new List<Guid>());
        while (open.Count < Open)
            open.Add(await side.Submit(none, cancellationToken));
        while (due.Count < Few)
        {
            due.Add(await side.Submit(HttpCallers.Neighbour, none, cancellationToken));
            await side.Decide(due[^1], 0, none, cancellationToken);
        }

        // As the job does every few seconds, which is off here.
        await town.Run(async services =>
        {
            while (await services.GetRequiredService<FoldFigures>().Run(cancellationToken) > 0)
                continue;
            return true;
        });
        var costs = new Dictionary<Look, Cost>();
        foreach (var look in Look.All)
        {
            using var person = new PagePerson(side.Address);
            if (look.Account is { } account)
                await person.SignIn(account, cancellationToken);
            var process = side.ProcessId!.Value;
            await WarmUp.Settle(process, Longest, Many);
            var (web, postgres) = (CpuTimes.Of(process), cpu.OfPostgres());
            await Many();
            costs[look] = new Cost(1000 * (CpuTimes.Of(process) - web) / Times, 1000 * (cpu.OfPostgres() - postgres) / Times);

            async Task<TimeSpan> Many()
            {
                var begun = Stopwatch.GetTimestamp();
                await Parallel.ForEachAsync(
                    Enumerable.Range(0, Times), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken },
                    async (time, cancel) => await person.Look(
                        look.Path.Replace("{draft}", $"{draft}").Replace("{due}", $"{due[time % Few]}").Replace("{open}", $"{open[time % Open]}"), cancel));
                return Stopwatch.GetElapsedTime(begun);
            }
        }

        return costs;
    }

    private static async Task<(double Tables, double Events, double Wal)> Size(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        // What was changed in place is packed first, as PostgreSQL does by itself in time; changes of figures that wait to be folded do not stay.
        await using var vacuum = new NpgsqlCommand("VACUUM ANALYZE", database);
        await vacuum.ExecuteNonQueryAsync(cancellationToken);
        await using var size = new NpgsqlCommand("""
            SELECT (SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND relname <> 'figure_changes')::float8,
                (SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname LIKE 'events%')::float8,
                (pg_current_wal_insert_lsn() - '0/0')::float8
            """, database);
        await using var row = await size.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (row.GetDouble(0), row.GetDouble(1), row.GetDouble(2));
    }

    private static string Processor() => File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";
}
