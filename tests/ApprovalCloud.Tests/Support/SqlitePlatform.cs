using Microsoft.Data.Sqlite;

namespace ApprovalCloud.Tests.Support;

public class SqlitePlatform : Platform
{
    private static readonly Lazy<Task<string>> Seeded = new(Seed);

    public override (string Key, string Value) Connection =>
        ("ConnectionStrings:Sqlite", $"Data Source={Path.Combine(Folder, "platform.db")}");

    protected override async Task<bool> MakeDatabase(bool isCopy)
    {
        if (isCopy)
            File.Copy(await Seeded.Value, Path.Combine(Folder, "platform.db"));
        else
            await Prepare(Connection.Value);
        return isCopy;
    }

    // As `migrate` does: readers and a writer are not in each other's way. Whoever opens the file before it is migrated makes it otherwise.
    private static async Task Prepare(string file)
    {
        await using var connection = new SqliteConnection(file);
        await connection.OpenAsync();
        await using var log = connection.CreateCommand();
        log.CommandText = "PRAGMA journal_mode = 'wal'";
        Assert.Equal("wal", await log.ExecuteScalarAsync());
    }

    public override async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static async Task<string> Seed()
    {
        var folder = Directory.CreateTempSubdirectory("approvalcloud-seeded-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var path = Path.Combine(folder.FullName, "seeded.db");
        await using var platform = new SeedingPlatform();
        await platform.InitializeAsync();
        await using var source = new SqliteConnection(platform.Connection.Value);
        await source.OpenAsync();
        await using (var copy = new SqliteConnection($"Data Source={path};Pooling=False"))
            source.BackupDatabase(copy);
        await Prepare($"Data Source={path};Pooling=False");
        return path;
    }

    private sealed class SeedingPlatform : SqlitePlatform
    {
        protected override Task<bool> MakeDatabase(bool isCopy) => base.MakeDatabase(false);
    }
}

/// <summary>Tests that share a platform, and so its clock, run one after the other.</summary>
[CollectionDefinition(nameof(SqlitePlatform))]
public sealed class SharingSqlite : ICollectionFixture<SqlitePlatform>;
