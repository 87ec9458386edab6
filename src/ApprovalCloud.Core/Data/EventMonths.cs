using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ApprovalCloud.Core.Data;

/// <summary>Makes room for the events of the months to come, and says when events lie in none of them. On SQLite they all lie in one table.</summary>
public sealed class EventMonths(AppDbContext db, ILogger<EventMonths> logger)
{
    private const int Ahead = 3;

    /// <returns>How many months were added.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        if (!db.Database.IsNpgsql())
            return 0;
        var made = 0;
        try
        {
            made = (await db.Database.SqlQuery<int>($"""SELECT add_event_months({Ahead}) AS "Value" """).ToListAsync(cancellationToken))[0];
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            logger.LogWarning("The months to come were not added, for a table was in use; they are the next time");
        }

        var others = (await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM (SELECT FROM events_other LIMIT 10000) others""").ToListAsync(cancellationToken))[0];
        if (others > 0)
            logger.LogWarning("{Events} events or more lie in events_other: their applications have ids that are not of version 7, or of a time that is not near", others);
        return made;
    }
}
