using ApprovalCloud.Tests.Support;
using Npgsql;

namespace ApprovalCloud.Tests.Data;

/// <summary>A platform whose role owns nothing: <c>migrate</c>, as whoever owns the database, gave it what nodes need.</summary>
public sealed class LesserRole : PostgresPlatform
{
    private readonly string role = $"nodes_{Guid.NewGuid():N}";

    public override (string Key, string Value) Connection => (base.Connection.Key, $"{base.Connection.Value};Username={role};Password=only-for-tests");

    /// <summary>The same database, to whoever owns it.</summary>
    public string Owner => base.Connection.Value;

    protected override async Task<bool> MakeDatabase(bool isCopy)
    {
        await base.MakeDatabase(isCopy);
        await AsOwner($"CREATE ROLE {role} LOGIN PASSWORD 'only-for-tests'");
        // Twice, as with each upgrade.
        for (var time = 0; time < 2; time++)
        {
            var (exit, said) = await RunningPlatform.Command([Connection, ("ConnectionStrings:PostgresOwner", Owner)], "migrate");
            Assert.True(exit == 0, said);
        }

        return true;
    }

    public async Task AsOwner(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Owner};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    protected override async Task Forget()
    {
        await base.Forget();
        await using var server = new NpgsqlConnection($"{TestServer};Database=postgres;Pooling=false");
        await server.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP ROLE {role}", server);
        await drop.ExecuteNonQueryAsync();
    }
}
