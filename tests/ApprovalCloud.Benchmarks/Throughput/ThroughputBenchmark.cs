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
        List<ISide> sides = [await ProductSide.Start(town, processes, claims: false, cancellationToken)];
        var turns = new Turns(sides, options, cpu);
        await turns.Run(cancellationToken);
        turns.Print();
        return await turns.Verify(cancellationToken) ? 0 : 1;
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
