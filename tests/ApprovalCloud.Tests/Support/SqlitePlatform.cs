using Microsoft.Data.Sqlite;

namespace ApprovalCloud.Tests.Support;

public class SqlitePlatform : Platform
{
    public override (string Key, string Value) Connection =>
        ("ConnectionStrings:Sqlite", $"Data Source={Path.Combine(Folder, "platform.db")}");

    public override async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Tests that share a platform, and so its clock, run one after the other.</summary>
[CollectionDefinition(nameof(SqlitePlatform))]
public sealed class SharingSqlite : ICollectionFixture<SqlitePlatform>;
