namespace ApprovalCloud.Core.Live;

/// <summary>Section <c>Live</c> of the configuration: how closely an application is followed.</summary>
public sealed class LiveOptions
{
    /// <summary>How often something is sent where nothing happens, so that a dead line is noticed.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the number of events is looked at where the database sends no signals.</summary>
    public TimeSpan Look { get; set; } = TimeSpan.FromSeconds(1);

    public TimeSpan LastsAtMost { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Streams that one person has open on one node.</summary>
    public int StreamsPerPerson { get; set; } = 8;
}
