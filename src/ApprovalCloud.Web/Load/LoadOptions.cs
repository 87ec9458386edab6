namespace ApprovalCloud.Web.Load;

/// <summary>Section <c>Load</c> of the configuration: what one node takes on at once.</summary>
public sealed class LoadOptions
{
    public int RequestsAtOnce { get; set; } = 32 * Environment.ProcessorCount;

    /// <summary>Sign-ins and registrations: each keeps a processor busy with the password alone.</summary>
    public int SignInsAtOnce { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Large bodies, which may come as slowly as their senders like.</summary>
    public int UploadsAtOnce { get; set; } = 32;

    /// <summary>How many wait for each of these.</summary>
    public int Waiting { get; set; } = 256;

    /// <summary>How long anybody waits before they are told to come again.</summary>
    public TimeSpan WaitAtMost { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The same for passwords: many sign in at the same hour, and each takes a moment.</summary>
    public TimeSpan SignInsWaitAtMost { get; set; } = TimeSpan.FromSeconds(10);
}
