using System.Globalization;
using ApprovalCloud.Benchmarks.Throughput.Floor;
using ApprovalCloud.Benchmarks.Throughput.Floor.Sqlite;
using Npgsql;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>Makes the databases and starts the processes. All sides are measured against the first.</summary>
internal sealed class SideBuilding(string postgres, ReferenceService service, Processes processes, string folder) : IAsyncDisposable
{
    private readonly List<ISide> sides = [];
    private readonly List<string> databases = [];

    public async Task<IReadOnlyList<ISide>> All(CancellationToken cancellationToken)
    {
        var (batch, grouped) = (await Floor("floor", cancellationToken), await Floor("grouped", cancellationToken));
        await HttpFloors(cancellationToken);
        sides.Add(new FloorSide(batch, new BatchCommits(batch.Open())));
        sides.Add(new FloorSide(grouped, new GroupedCommits(grouped.Open())));
        await Product("product", 0, cancellationToken, ("product", Manner.Plain), ("product, claims", Manner.Claims), ("product, instant", Manner.Instant));
        return sides;
    }

    public async Task<IReadOnlyList<ISide>> Short(CancellationToken cancellationToken)
    {
        await HttpFloors(cancellationToken);
        await Product("product", 0, cancellationToken, ("product", Manner.Plain));
        return [sides[0], sides[^1]];
    }

    public async Task<IReadOnlyList<ISide>> Sqlite(CancellationToken cancellationToken)
    {
        foreach (var (name, most) in new[] { ("floor", 1), ("grouped", 64) })
        {
            var floor = new SqliteFloor(name, Path.Combine(folder, $"{name}.db"));
            floor.Build();
            sides.Add(new SqliteFloorSide(floor, most));
        }

        var town = new ProductTown("product", KeyValuePair.Create("ConnectionStrings:Sqlite", $"Data Source={Path.Combine(folder, "product.db")}"), service);
        await Product(town, cancellationToken, ("product", Manner.Plain), ("product, claims", Manner.Claims), ("product, instant", Manner.Instant));
        return sides;
    }

    public async Task<IReadOnlyList<ISide>> Growth(int[] sizes, CancellationToken cancellationToken)
    {
        foreach (var size in sizes)
            await Product($"product {size.ToString("N0", CultureInfo.InvariantCulture)}", size, cancellationToken, ($"{size.ToString("N0", CultureInfo.InvariantCulture)}", Manner.Plain));
        return sides;
    }

    /// <summary>What autovacuum comes to do within minutes, in each database at the same time: until then statements are planned as for empty tables.</summary>
    public async Task Analyze(CancellationToken cancellationToken)
    {
        foreach (var one in databases)
        {
            await using var database = new NpgsqlConnection(one);
            await database.OpenAsync(cancellationToken);
            await using var analyze = new NpgsqlCommand("VACUUM ANALYZE", database) { CommandTimeout = 0 };
            await analyze.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var side in sides)
            await side.DisposeAsync();
    }

    /// <summary>The platform alone.</summary>
    public async Task<ProductSide> Alone(string name, Manner manner, CancellationToken cancellationToken)
    {
        await Product(name, 0, cancellationToken, (name, manner));
        return (ProductSide)sides[^1];
    }

    /// <summary>Without a process that serves it.</summary>
    public async Task<ProductTown> Town(string name, CancellationToken cancellationToken)
    {
        var town = new ProductTown(name, await Address(name, cancellationToken), service);
        await town.Build(cancellationToken);
        return town;
    }

    private async Task HttpFloors(CancellationToken cancellationToken)
    {
        var (batch, grouped) = (await Floor("floor, HTTP", cancellationToken), await Floor("grouped, HTTP", cancellationToken));
        var settings = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" };
        var served = await processes.Serve(
            "ApprovalCloud.Benchmarks.dll", Processes.FreePort(), settings, "/ready", "floor", "--batch", batch.Connection, "--grouped", grouped.Connection);
        foreach (var (database, group) in new[] { (batch, "batch"), (grouped, "grouped") })
        {
            var side = new HttpFloorSide(database, served, group);
            await side.SignIn(cancellationToken);
            sides.Add(side);
        }
    }

    private async Task Product(string name, int filled, CancellationToken cancellationToken, params (string, Manner)[] manners) =>
        await Product(new ProductTown(name, await Address(name, cancellationToken), service, filled), cancellationToken, manners);

    private async Task Product(ProductTown town, CancellationToken cancellationToken, params (string, Manner)[] manners)
    {
        await town.Build(cancellationToken);
        sides.AddRange(await ProductSide.Start(town, processes, cancellationToken, manners));
    }

    private async Task<FloorDatabase> Floor(string name, CancellationToken cancellationToken)
    {
        var database = new FloorDatabase(name, await Create(name, cancellationToken));
        await database.Build(cancellationToken);
        return database;
    }

    private async Task<KeyValuePair<string, string>> Address(string name, CancellationToken cancellationToken) =>
        KeyValuePair.Create("ConnectionStrings:Postgres", await Create(name, cancellationToken));

    private async Task<string> Create(string name, CancellationToken cancellationToken)
    {
        var database = $"throughput_{string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant()}";
        await using var server = new NpgsqlConnection(postgres);
        await server.OpenAsync(cancellationToken);
        await using var create = new NpgsqlCommand($"DROP DATABASE IF EXISTS {database} WITH (FORCE)", server);
        await create.ExecuteNonQueryAsync(cancellationToken);
        create.CommandText = $"CREATE DATABASE {database}";
        await create.ExecuteNonQueryAsync(cancellationToken);
        databases.Add($"{postgres};Database={database}");
        return databases[^1];
    }
}
