using ApprovalCloud.Core.Requests;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApprovalCloud.Core.Data;

internal static class Saving
{
    private const int Attempts = 12;
    private const int SqliteConstraint = 19;

    /// <summary>
    /// Runs a use case again from the start when somebody else saved first. Rules are checked again on what is there now,
    /// so whoever lost by a rule is told so; nobody overwrites anybody.
    /// </summary>
    public static async Task<Result<T>> WhenOvertakenAgain<T>(this AppDbContext db, Func<Task<Result<T>>> useCase)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await useCase();
            }
            catch (DbUpdateConcurrencyException) when (attempt == Attempts)
            {
                return new Problem(ProblemKind.Conflict, "Busy", Messages.Busy);
            }
            catch (Exception exception) when (attempt < Attempts && WasOvertaken(exception))
            {
                db.ChangeTracker.Clear();
                await Task.Delay(Random.Shared.Next(2, 5 * attempt));
            }
        }
    }

    /// <summary>
    /// Saves, and lets go of everything that was read: the last that a use case does. To note of each row what stands there now would be for nobody.
    /// </summary>
    public static async Task SaveAndLetGo(this AppDbContext db, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        db.ChangeTracker.Clear();
    }

    // The loser meets the row version, or the next event's number, which the winner has taken, or was the one of two who waited for each other.
    internal static bool WasOvertaken(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } } => true,
        DbUpdateException { InnerException: SqliteException { SqliteErrorCode: SqliteConstraint } } => true,
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } => true,
        { InnerException: { } inner } => inner is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected },
        _ => false,
    };
}
