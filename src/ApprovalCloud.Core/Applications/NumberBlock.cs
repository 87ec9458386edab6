namespace ApprovalCloud.Core.Applications;

/// <summary>How far the numbers of one service and day have been handed out, in blocks.</summary>
public sealed class NumberBlock
{
    public string Name { get; private set; } = "";
    public int Next { get; private set; }
}
