using System.Runtime.InteropServices;
using ApprovalCloud.Benchmarks.Throughput;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Sizing;

/// <summary>Measures what one application costs, and writes the page that says how large it has to be.</summary>
internal static class SizingBenchmark
{
    private const int Callers = 16;
    private const int Looks = 400;

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
                applications, new Cost(Each(1000 * round.Cpu), Each(1000 * round.PostgresCpu)), await Reads(side, round.Applications[^1], cpu, cancellationToken),
                Each(after.Tables - before.Tables), Each(after.Events - before.Events), Each(after.Wal - before.Wal),
                $"{Environment.ProcessorCount} processors ({Processor()}), {RuntimeInformation.FrameworkDescription}, PostgreSQL {database.PostgreSqlVersion}")));
            return faults.Count == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyDictionary<string, Cost>> Reads(ProductSide side, Guid application, CpuTimes cpu, CancellationToken cancellationToken)
    {
        var (clerk, task) = (HttpCallers.ClerkOf(0), $"/api/tasks/{application}/{ReferenceWork.Steps[0].Key}");
        var costs = new Dictionary<string, Cost>();
        foreach (var (name, account, path) in new[]
        {
            ("the services", HttpCallers.Applicant, "/api/services"), ("one's application", HttpCallers.Applicant, $"/api/applications/{application}"),
            ("its history", HttpCallers.Applicant, $"/api/applications/{application}/events"), ("the queue of a department", clerk, "/api/tasks"), ("a task", clerk, task),
        })
        {
            await Look(Looks / 4);
            var (web, postgres) = (CpuTimes.Of(side.ProcessId!.Value), cpu.OfPostgres());
            await Look(Looks);
            costs[name] = new Cost(1000 * (CpuTimes.Of(side.ProcessId!.Value) - web) / Looks, 1000 * (cpu.OfPostgres() - postgres) / Looks);

            Task Look(int times) => Parallel.ForEachAsync(
                Enumerable.Range(0, times), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken },
                async (_, cancel) => await side.Read(account, path, cancel));
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
