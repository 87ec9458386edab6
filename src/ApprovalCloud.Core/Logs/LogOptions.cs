namespace ApprovalCloud.Core.Logs;

/// <summary>Section <c>Logs</c> of the configuration: how large another system's log may be.</summary>
public sealed class LogOptions
{
    /// <summary>The largest log when it is unpacked, in megabytes: a few bytes can be packed so that they fill a disk.</summary>
    public int UnpackedMegabytes { get; set; } = 8_000;

    /// <summary>A case is held in memory as a whole.</summary>
    public int EventsOfCase { get; set; } = 100_000;

    /// <summary>A log with more has something else for its activities, such as numbers of cases.</summary>
    public int Activities { get; set; } = 10_000;

    public long LargestUnpacked => UnpackedMegabytes * 1_000_000L;
}
