namespace ApprovalCloud.Core.Requests;

internal static class Time
{
    public static DateTimeOffset Now(this TimeProvider clock) => clock.GetUtcNow().AsKept();

    /// <summary>To the microsecond, in UTC: as finely as every database keeps it, so that a stored event hashes the same.</summary>
    public static DateTimeOffset AsKept(this DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
