using System.Runtime.InteropServices;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>Who does the reference work beside each other.</summary>
internal enum Sides
{
    /// <summary>Hand-written SQL in its four ways, and the platform in its three.</summary>
    All,

    /// <summary>Hand-written SQL over HTTP, one commit each, and the platform.</summary>
    Short,

    /// <summary>All on SQLite.</summary>
    Sqlite,

    /// <summary>The platform with few and with many applications in its tables.</summary>
    Growth,
}

/// <param name="Postgres">A server, without a database.</param>
/// <param name="Applications">How many the platform does in a round.</param>
/// <param name="Sizes">How many applications are in the tables before, beside each other.</param>
/// <param name="PerSecond">How many of them callers together begin in a second; null for as many as they can.</param>
internal sealed record ThroughputOptions(string Postgres, Sides Sides, int[] Callers, int Rounds, int Applications, int[] Sizes, double? PerSecond);

/// <summary>The reference work, done by the platform over HTTP and by hand-written SQL beside it, in turns within one run.</summary>
internal static class ThroughputBenchmark
{
    private const int Imported = 2_000;

    public static async Task<int> Run(ThroughputOptions options, CancellationToken cancellationToken)
    {
        using var processes = new Processes();
        using var service = new ReferenceService();
        var folder = Directory.CreateTempSubdirectory("throughput-");
        try
        {
            await using var building = new SideBuilding(options.Postgres, service, processes, folder.FullName);
            var sides = options.Sides switch
            {
                Sides.All => await building.All(cancellationToken),
                Sides.Short => await building.Short(cancellationToken),
                Sides.Sqlite => await building.Sqlite(cancellationToken),
                Sides.Growth => await building.Growth(options.Sizes, cancellationToken),
            };
            Console.WriteLine(await Machine(options, cancellationToken));
            var turns = new Turns(sides, options, options.Sides == Sides.Sqlite ? new CpuTimes(null) : await CpuTimes.Beside(options.Postgres, cancellationToken));
            await turns.Run(building.Analyze, cancellationToken);
            Table.Print(turns, options.Callers);
            var isWhole = await turns.Verify(cancellationToken);
            if (options.Sides is Sides.All or Sides.Short)
                isWhole &= await ImportRun.Run(await building.Town("import", cancellationToken), Imported, options.Rounds, await CpuTimes.Beside(options.Postgres, cancellationToken), cancellationToken);
            return isWhole ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Machine(ThroughputOptions options, CancellationToken cancellationToken)
    {
        var machine = $"{Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} before, {RuntimeInformation.FrameworkDescription}";
        if (options.Sides == Sides.Sqlite)
            return $"{machine}, SQLite, full sync";
        await using var server = new NpgsqlConnection(options.Postgres);
        await server.OpenAsync(cancellationToken);
        await using var settings = new NpgsqlCommand("SELECT format('PostgreSQL %s, fsync %s, synchronous_commit %s', current_setting('server_version'), current_setting('fsync'), current_setting('synchronous_commit'))", server);
        return $"{machine}, {await settings.ExecuteScalarAsync(cancellationToken)}";
    }
}
