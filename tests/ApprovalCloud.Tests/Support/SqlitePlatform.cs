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
        return isCopy;
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
        await using var copy = new SqliteConnection($"Data Source={path};Pooling=False");
        await source.OpenAsync();
        await copy.OpenAsync();
        source.BackupDatabase(copy);
        // As migrations make them: readers and a writer are not in each other's way. A copy that is taken this way loses it.
        await using var log = copy.CreateCommand();
        log.CommandText = "PRAGMA journal_mode = 'wal'";
        Assert.Equal("wal", await log.ExecuteScalarAsync());
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
