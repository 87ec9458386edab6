namespace ApprovalCloud.Core.Live;

/// <summary>Whether the database tells followers of a commit by itself; one that does is told what is followed.</summary>
internal abstract class Following
{
    public abstract bool IsSignalled { get; }

    public abstract Task Announce(Guid application, TimeSpan lasts, CancellationToken cancellationToken);
}

/// <summary>SQLite sends nothing: whoever follows looks.</summary>
internal sealed class LookingFollowing : Following
{
    public override bool IsSignalled => false;

    public override Task Announce(Guid application, TimeSpan lasts, CancellationToken cancellationToken) => Task.CompletedTask;
}
