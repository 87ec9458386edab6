using Npgsql;

namespace ApprovalCloud.Core.Data;

public static class DatabaseAway
{
    // What PostgreSQL says while another server takes over: it ends, it begins, it is a copy that is only read, it has no room left,
    // or it has ended one of two who waited for each other.
    private static readonly HashSet<string> Passing =
    [
        PostgresErrorCodes.ReadOnlySqlTransaction, PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown,
        PostgresErrorCodes.CannotConnectNow, PostgresErrorCodes.TooManyConnections, PostgresErrorCodes.DiskFull, PostgresErrorCodes.DeadlockDetected,
    ];

    /// <summary>
    /// Whether something failed because the database cannot be written to for the moment, and not because of what was asked. What was being
    /// saved may have been saved: whoever wants to know looks, or asks again with the same idempotency key.
    /// </summary>
    public static bool IsOfDatabaseAway(this Exception exception) => exception switch
    {
        PostgresException said => Passing.Contains(said.SqlState),
        // Everything else of the driver is about the connection: refused, broken, or silent for too long.
        NpgsqlException => true,
        { InnerException: { } inner } => inner.IsOfDatabaseAway(),
        _ => false,
    };

    /// <summary>Whether something failed because a text that was asked about, or was to be saved, holds what PostgreSQL keeps in no text: the sign NUL.</summary>
    public static bool IsOfUnstorableText(this Exception exception) => exception switch
    {
        PostgresException said => said.SqlState is PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter,
        { InnerException: { } inner } => inner.IsOfUnstorableText(),
        _ => false,
    };
}
