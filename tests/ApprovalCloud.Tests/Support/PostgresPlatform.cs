using Npgsql;

namespace ApprovalCloud.Tests.Support;

/// <summary>A database of its own on the server that <c>TEST_POSTGRES</c> names; <c>deploy/dev test</c> starts one.</summary>
public class PostgresPlatform : Platform
{
    private static readonly Lazy<Task<string>> Seeded = new(Seed);

    private readonly string database = $"test_{Guid.NewGuid():N}";

    public static string? TestServer => Environment.GetEnvironmentVariable("TEST_POSTGRES");

    public override (string Key, string Value) Connection =>
        ("ConnectionStrings:Postgres", $"{TestServer};Database={database}");

    public override ValueTask InitializeAsync() => TestServer is null ? ValueTask.CompletedTask : base.InitializeAsync();

    protected override async Task<bool> MakeDatabase(bool isCopy)
    {
        await Execute($"CREATE DATABASE {database}{(isCopy ? $" TEMPLATE {await Seeded.Value}" : "")}");
        return isCopy;
    }

    public override async ValueTask DisposeAsync()
    {
        if (TestServer is not null)
        {
            await base.DisposeAsync();
            await Forget();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>What becomes of the database when nobody needs it any more.</summary>
    protected virtual async Task Forget()
    {
        await using var connection = new NpgsqlConnection(Connection.Value);
        NpgsqlConnection.ClearPool(connection);
        await Execute($"DROP DATABASE {database} WITH (FORCE)");
    }

    /// <summary>Without a server the test is skipped on a desk, and fails where everything must run.</summary>
    public static void Require()
    {
        if (TestServer is not null)
            return;
        const string Missing = "TEST_POSTGRES names no server. Run deploy/dev test, which starts one.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(Missing);
        Assert.Skip(Missing);
    }

    /// <summary>A platform of the test's own.</summary>
    public static PostgresPlatform Required()
    {
        Require();
        return new PostgresPlatform();
    }

    private static async Task<string> Seed()
    {
        await using var platform = new SeedingPlatform();
        await platform.InitializeAsync();
        return platform.database;
    }

    private static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection($"{TestServer};Database=postgres");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class SeedingPlatform : PostgresPlatform
    {
        protected override Task<bool> MakeDatabase(bool isCopy) => base.MakeDatabase(false);

        // The others are copies of it, which needs that nobody is in it. It goes with the process.
        protected override Task Forget()
        {
            NpgsqlConnection.ClearAllPools();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => base.Forget().Wait();
            return Task.CompletedTask;
        }
    }
}

/// <summary>Tests that share a platform, and so its clock, run one after the other.</summary>
[CollectionDefinition(nameof(PostgresPlatform))]
public sealed class SharingPostgres : ICollectionFixture<PostgresPlatform>;
