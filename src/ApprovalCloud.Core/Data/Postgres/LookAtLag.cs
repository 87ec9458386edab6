using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>
/// Asks a copy, before it is read, how far it is behind. Where its connection turns out to be broken the next one is taken, which leads to
/// another copy, or to the primary.
/// </summary>
internal sealed class LookAtLag(Lag lag) : DbConnectionInterceptor
{
    private const int Attempts = 4;

    // Whoever has played all that has come, and still hears of more, is not behind, however long ago the last change was.
    private const string Behind = """
        SELECT CASE WHEN NOT pg_is_in_recovery() THEN 0
          WHEN pg_last_wal_replay_lsn() >= pg_last_wal_receive_lsn() AND EXISTS (SELECT FROM pg_stat_wal_receiver) THEN 0
          ELSE greatest(extract(epoch FROM now() - pg_last_xact_replay_timestamp()), 0) END::double precision
        """;

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var ask = connection.CreateCommand();
                ask.CommandText = Behind;
                if (await ask.ExecuteScalarAsync(cancellationToken) is double seconds)
                    lag.Note(TimeSpan.FromSeconds(seconds));
                return;
            }
            catch (NpgsqlException exception) when (attempt < Attempts && exception.IsOfDatabaseAway())
            {
                await connection.CloseAsync();
                await connection.OpenAsync(cancellationToken);
            }
        }
    }
}
