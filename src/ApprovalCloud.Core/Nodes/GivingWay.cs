using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalCloud.Core.Nodes;

/// <summary>
/// Changes to tables while nodes serve. Whoever waits for a whole table holds up everybody who comes after, and what waits for two of
/// them may wait for somebody who waits for it: so the change gives up what it has after a moment, and tries again.
/// </summary>
public static class GivingWay
{
    // PostgreSQL looks for circles after a second (deadlock_timeout), and ends any one of those in it.
    private const string Moment = "SET lock_timeout = '300ms'";
    private const int Attempts = 100;

    /// <param name="change">Does all or nothing, and may be tried again.</param>
    /// <exception cref="PostgresException">With <c>lock_not_available</c>, where a table was in use for minutes.</exception>
    public static async Task ChangeTables(this AppDbContext db, Func<Task> change, CancellationToken cancellationToken)
    {
        if (!db.Database.IsNpgsql())
        {
            await change();
            return;
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(Moment, cancellationToken);
        try
        {
            await TryAgain(change, cancellationToken);
        }
        finally
        {
            // Whoever has the connection next is in no hurry.
            await db.Database.ExecuteSqlRawAsync("RESET lock_timeout", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task TryAgain(Func<Task> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await change();
                return;
            }
            catch (PostgresException exception) when (attempt < Attempts
                && exception.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                await Task.Delay(Random.Shared.Next(100, 1500), cancellationToken);
            }
        }
    }
}
