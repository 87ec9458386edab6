namespace ApprovalCloud.Core.Requests;

internal static class Time
{
    /// <summary>Now, to the microsecond: as finely as every database keeps it, so that a stored event hashes the same.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
