using ApprovalCloud.Benchmarks.Throughput.Floor;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <param name="Applications">How many the product does in a round; the others do so many more that a round of theirs takes about as long.</param>
internal sealed record ThroughputOptions(string Postgres, int[] Callers, int Rounds, int Applications);

/// <summary>The reference work, done by the product over HTTP and by hand-written SQL beside it, in turns within one run.</summary>
internal static class ThroughputBenchmark
{
    public static async Task<int> Run(ThroughputOptions options, CancellationToken cancellationToken)
    {
        using var processes = new Processes();
        using var service = new ReferenceService();
        var cpu = await CpuTimes.Beside(options.Postgres, cancellationToken);
        var town = new ProductTown(new Dictionary<string, string> { ["ConnectionStrings:Postgres"] = await Create(options.Postgres, "product", cancellationToken) }, service);
        await town.Build(cancellationToken);
        List<ISide> sides = [.. await Floors(options.Postgres, processes, cancellationToken), await ProductSide.Start(town, processes, claims: false, cancellationToken)];
        var turns = new Turns(sides, options, cpu);
        await turns.Run(cancellationToken);
        turns.Print();
        return await turns.Verify(cancellationToken) ? 0 : 1;
    }

    // Against the first, all the others are measured.
    private static async Task<IReadOnlyList<ISide>> Floors(string postgres, Processes processes, CancellationToken cancellationToken)
    {
        var databases = new List<FloorDatabase>();
        foreach (var name in new[] { "batch", "grouped", "http_batch", "http_grouped" })
        {
            databases.Add(new FloorDatabase(await Create(postgres, $"floor_{name}", cancellationToken)));
            await databases[^1].Build(cancellationToken);
        }

        var settings = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" };
        var served = await processes.Serve(
            "ApprovalCloud.Benchmarks.dll", Processes.FreePort(), settings, "/ready", "floor", "--batch", databases[2].Connection, "--grouped", databases[3].Connection);
        HttpFloorSide[] http = [new("floor, HTTP", databases[2], served, "batch"), new("grouped, HTTP", databases[3], served, "grouped")];
        foreach (var side in http)
            await side.SignIn(cancellationToken);
        return [http[0], http[1], new FloorSide("floor", databases[0], new BatchCommits(databases[0].Open())), new FloorSide("grouped", databases[1], new GroupedCommits(databases[1].Open()))];
    }

    private static async Task<string> Create(string postgres, string database, CancellationToken cancellationToken)
    {
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync(cancellationToken);
        await using var create = new NpgsqlCommand($"DROP DATABASE IF EXISTS throughput_{database} WITH (FORCE)", server);
        await create.ExecuteNonQueryAsync(cancellationToken);
        create.CommandText = $"CREATE DATABASE throughput_{database}";
        await create.ExecuteNonQueryAsync(cancellationToken);
        return $"{postgres};Database=throughput_{database}";
    }
}
