namespace ApprovalCloud.Core.Nodes;

/// <summary>How often somebody who is not known has tried something within a while. Who it was is kept as a digest, and not for long.</summary>
public sealed class Attempts
{
    public string Who { get; private set; } = "";
    public long Minute { get; private set; }
    public int Count { get; private set; }
}
