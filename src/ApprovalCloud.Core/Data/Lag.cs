namespace ApprovalCloud.Core.Data;

/// <summary>How far what this request has read is behind what is saved.</summary>
public sealed class Lag
{
    private static readonly TimeSpan Much = TimeSpan.FromSeconds(5);

    public TimeSpan Behind { get; private set; }

    /// <summary>Whether people are to be told.</summary>
    public bool IsMuch => Behind >= Much;

    internal void Note(TimeSpan behind) => Behind = behind > Behind ? behind : Behind;
}
