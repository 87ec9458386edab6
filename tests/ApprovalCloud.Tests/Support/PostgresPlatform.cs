using Npgsql;

namespace ApprovalCloud.Tests.Support;

/// <summary>A database of its own on the server that <c>TEST_POSTGRES</c> names; <c>deploy/dev test</c> starts one.</summary>
public class PostgresPlatform : Platform
{
    private readonly string database = $"test_{Guid.NewGuid():N}";

    public static string? TestServer => Environment.GetEnvironmentVariable("TEST_POSTGRES");

    public override (string Key, string Value) Connection =>
        ("ConnectionStrings:Postgres", $"{TestServer};Database={database}");

    public override async ValueTask InitializeAsync()
    {
        if (TestServer is null)
            return;
        await Execute($"CREATE DATABASE {database}");
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (TestServer is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await base.DisposeAsync();
            await Execute($"DROP DATABASE {database} WITH (FORCE)");
        }

        GC.SuppressFinalize(this);
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

    private static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection($"{TestServer};Database=postgres");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Tests that share a platform, and so its clock, run one after the other.</summary>
[CollectionDefinition(nameof(PostgresPlatform))]
public sealed class SharingPostgres : ICollectionFixture<PostgresPlatform>;
