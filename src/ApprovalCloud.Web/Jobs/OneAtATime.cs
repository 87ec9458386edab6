using ApprovalCloud.Core.Nodes;
using Hangfire.Server;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Marks a job that runs on one node at a time. Whoever comes meanwhile leaves it: the one that runs does it all.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OneAtATimeAttribute : Attribute;

/// <summary>
/// Hangfire's own lock outlives a node that is killed by as long as its longest job may take, so it is for moments only; this one ends
/// with the node.
/// </summary>
internal sealed class OneAtATime(Turns turns) : IServerFilter
{
    public void OnPerforming(PerformingContext context)
    {
        var job = context.BackgroundJob.Job;
        if (!job.Method.IsDefined(typeof(OneAtATimeAttribute), inherit: false))
            return;
        if (turns.Try($"{job.Type.Name}.{job.Method.Name}") is { } turn)
            context.Items[nameof(OneAtATime)] = turn;
        else
            context.Canceled = true;
    }

    public void OnPerformed(PerformedContext context)
    {
        if (context.Items.TryGetValue(nameof(OneAtATime), out var turn))
            ((IDisposable)turn).Dispose();
    }
}
