namespace ApprovalCloud.Benchmarks.Faults;

/// <summary>For how long at most nothing is acknowledged, by what has to happen meanwhile; figures of deploy/patroni/patroni.yml and deploy/haproxy.</summary>
internal static class Bounds
{
    /// <summary>What is no part of it must not be felt: a hiccup of a machine with two processors, on which all of this runs.</summary>
    public static readonly TimeSpan Hiccup = TimeSpan.FromSeconds(5);

    /// <summary>The other web node serves on; requests that were at the dead one are sent again after 250 ms, and HAProxy misses it after two checks (1.25 s).</summary>
    public static readonly TimeSpan WebNode = Hiccup;

    /// <summary>
    /// Patroni sees within loop_wait (2 s) that its primary is gone, ends what is left of it (retry_timeout, 5 s, at most) and gives up the key;
    /// the standby hears of it at once and is primary within another loop_wait; HAProxy sees that within 1 s, and clients come back within 2 s.
    /// </summary>
    public static readonly TimeSpan CrashedPrimary = TimeSpan.FromSeconds(2 + 5 + 2 + 1 + 2) + Hiccup;

    /// <summary>The key of a primary that is not heard of runs out after ttl (20 s), last renewed within loop_wait; from then on as after a crash.</summary>
    public static readonly TimeSpan SilentPrimary = TimeSpan.FromSeconds(20 + 2 + 1 + 2) + Hiccup;

    /// <summary>The primary gives up a standby that says nothing after wal_sender_timeout (10 s), and Patroni names the other one within two rounds.</summary>
    public static readonly TimeSpan SilentStandby = TimeSpan.FromSeconds(10 + 2 + 2) + Hiccup;

    /// <summary>A full disk is a crash, once what was ready for the log is used up.</summary>
    public static readonly TimeSpan FullDisk = CrashedPrimary;
}
