using System.Collections.Concurrent;
using System.Data;
using ApprovalCloud.Core.Data;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ApprovalCloud.Core.Nodes;

/// <summary>
/// What one node does at a time. PostgreSQL keeps a turn for as long as the connection of whoever holds it lives: a node that is
/// killed lets go at once, and one whose machine is gone within half a minute. On SQLite there is one node.
/// </summary>
public sealed class Turns(IConfiguration configuration)
{
    private const string NoticeTheDead = """
        SELECT set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false)
        """;

    private readonly string? postgres = configuration.PostgresConnection();
    private readonly ConcurrentDictionary<string, byte> here = new();

    /// <summary>The turn, or null while somebody else has it.</summary>
    public IDisposable? Try(string name)
    {
        if (!here.TryAdd(name, 0))
            return null;
        var turn = new Turn(name, () => here.TryRemove(name, out _));
        try
        {
            if (postgres is null || turn.Take(postgres, "SELECT pg_try_advisory_lock(hashtextextended($1, 0))"))
                return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }

        turn.Dispose();
        return null;
    }

    /// <summary>The turn, as soon as nobody else has it; for what is done once, at the start.</summary>
    public IDisposable Wait(string name)
    {
        var turn = new Turn(name, () => { });
        if (postgres is not null)
            turn.Take(postgres, "SELECT pg_advisory_lock(hashtextextended($1, 0)) IS NOT NULL");
        return turn;
    }

    private sealed class Turn(string name, Action leave) : IDisposable
    {
        private NpgsqlConnection? connection;

        // A connection of its own: one that goes back to a pool would take the turn along.
        public bool Take(string postgres, string how)
        {
            connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Pooling = false, CommandTimeout = 0 }.ToString());
            connection.Open();
            using (var notice = new NpgsqlCommand(NoticeTheDead, connection))
                notice.ExecuteNonQuery();
            using var take = new NpgsqlCommand(how, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = $"approvalcloud/{name}" } } };
            return (bool)take.ExecuteScalar()!;
        }

        public void Dispose()
        {
            GiveBack();
            connection?.Dispose();
            leave();
        }

        // A server notices only some time after it that a connection was closed: whoever tries at once would find the turn taken.
        private void GiveBack()
        {
            if (connection?.State is not ConnectionState.Open)
                return;
            try
            {
                using var give = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", connection) { CommandTimeout = 10 };
                give.ExecuteNonQuery();
            }
            catch (NpgsqlException)
            {
                // Gone with its connection.
            }
        }
    }
}
