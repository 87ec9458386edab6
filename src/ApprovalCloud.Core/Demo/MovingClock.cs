namespace ApprovalCloud.Core.Demo;

/// <summary>A clock that the story sets.</summary>
public sealed class MovingClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => Now;
}
