namespace ApprovalCloud.Core.Logs;

/// <summary>One thing that happened in a case.</summary>
/// <param name="Activity">What was done (concept:name).</param>
/// <param name="Transition">Where in the activity's life it happened (lifecycle:transition).</param>
/// <param name="DueAt">Until when it was to be done, where the log says so.</param>
public sealed record LogEvent(
    string Activity, DateTimeOffset? At, string? Resource = null, string? Group = null, string? Transition = null, DateTimeOffset? DueAt = null);

/// <summary>One case with all that happened in it, in the order of the log.</summary>
public sealed record LogTrace(string Name, IReadOnlyList<LogEvent> Events)
{
    public string? Department { get; init; }
    public string? Channel { get; init; }
    public DateTimeOffset? Deadline { get; init; }
    public DateTimeOffset? PlannedEnd { get; init; }

    /// <summary>When the case started and ended by its own account, which need not be when something happened in it.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }
}
