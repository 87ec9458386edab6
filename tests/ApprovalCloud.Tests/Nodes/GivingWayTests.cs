using ApprovalCloud.Core.Nodes;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalCloud.Tests.Nodes;

public sealed class GivingWayTests : IAsyncLifetime
{
    private readonly PostgresPlatform platform = PostgresPlatform.Required();

    public ValueTask InitializeAsync() => platform.InitializeAsync();

    /// <summary>Each has what the other wants next; only one of them may be sent away, and it is not the one who is served.</summary>
    [Fact]
    public async Task ChangeOfTwoTables_MeetsSomebodyWhoUsesBoth_WaitsUntilTheyAreDone()
    {
        await using var served = new NpgsqlConnection(platform.Connection.Value);
        await served.OpenAsync();
        await using var transaction = await served.BeginTransactionAsync();
        await Run(served, "LOCK TABLE applications IN ROW EXCLUSIVE MODE");

        var change = platform.InDatabase(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await db.ChangeTables(
                () => db.Database.ExecuteSqlRawAsync("ALTER TABLE steps ADD COLUMN later_words text; ALTER TABLE applications ADD COLUMN later_words text"),
                CancellationToken.None);
            return (await db.Database.SqlQuery<string>($"SELECT current_setting('lock_timeout') AS \"Value\"").ToListAsync())[0];
        });
        await using var witness = new NpgsqlConnection(platform.Connection.Value);
        await witness.OpenAsync();
        while (!await HasSteps(witness))
            Assert.False(change.IsCompleted);

        await Run(served, "LOCK TABLE steps IN ROW EXCLUSIVE MODE");

        Assert.False(change.IsCompleted);
        await transaction.CommitAsync();
        Assert.Equal("0", await change.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(2, (await platform.InDatabase(db => db.Database
            .SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM information_schema.columns WHERE column_name = 'later_words'").ToListAsync()))[0]);
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    private static async Task<bool> HasSteps(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'steps'::regclass AND mode = 'AccessExclusiveLock' AND granted)", connection);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
