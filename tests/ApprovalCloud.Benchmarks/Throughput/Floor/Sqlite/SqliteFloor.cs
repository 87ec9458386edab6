using Microsoft.Data.Sqlite;

namespace ApprovalCloud.Benchmarks.Throughput.Floor.Sqlite;

/// <summary>A file of the floor's tables; every commit waits for the disk.</summary>
internal sealed class SqliteFloor(string name, string path) : IChecked
{
    public string Name => name;

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var full = connection.CreateCommand();
        full.CommandText = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";
        full.ExecuteNonQuery();
        return connection;
    }

    public void Build()
    {
        using var file = new StreamReader(typeof(SqliteFloor).Assembly.GetManifestResourceStream("floor.sqlite.sql")!);
        using var connection = Open();
        using var create = connection.CreateCommand();
        create.CommandText = file.ReadToEnd();
        create.ExecuteNonQuery();
    }

    public async Task<IReadOnlyList<string>> Faults(IReadOnlyCollection<Guid> applications, CancellationToken cancellationToken)
    {
        await using var database = Open();
        return await new FloorCheck(database, name, "at").Faults(applications, cancellationToken);
    }
}
