using System.Diagnostics;
using System.Runtime.CompilerServices;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Live;

/// <summary>What happens to the citizen's own application from an event on, as it happens.</summary>
/// <param name="After">The last event they know; 0 for all of the history.</param>
public sealed record FollowHistory(Caller By, Guid ApplicationId, int After) : IRequest<Result<IAsyncEnumerable<EventView?>>>, IActsFor
{
    public Acts Act => Acts.None;
}

/// <remarks>
/// An event comes as soon as it is committed, wherever that was. Null comes where there was nothing for a while: a heartbeat.
/// It ends after some minutes: whoever goes on asking shows again who they are.
/// </remarks>
internal sealed class FollowHistoryHandler(
    AppDbContext db, ChangeSignals signals, Following following, FindActing acting, DelegateLooks looks, IOptions<LiveOptions> options)
    : IRequestHandler<FollowHistory, Result<IAsyncEnumerable<EventView?>>>
{
    public async Task<Result<IAsyncEnumerable<EventView?>>> Handle(FollowHistory request, CancellationToken cancellationToken)
    {
        if (await Count(request, cancellationToken) is not { } count)
            return Problem.NotFound(Messages.ApplicationNotFound);
        await looks.Write(request.By, request.ApplicationId, [], cancellationToken);
        return Result<IAsyncEnumerable<EventView?>>.Ok(Follow(request, Math.Clamp(request.After, 0, count), CancellationToken.None));
    }

    private async IAsyncEnumerable<EventView?> Follow(FollowHistory request, int last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var live = options.Value;
        using var follower = signals.Follow(request.ApplicationId);
        var (since, quiet) = (Stopwatch.StartNew(), Stopwatch.StartNew());
        // Whoever committed before this was announced has signalled nothing.
        var pause = live.Look;
        // The first heartbeat opens the stream at once.
        yield return null;
        while (!cancellationToken.IsCancellationRequested && since.Elapsed < live.LastsAtMost)
        {
            await following.Announce(request.ApplicationId, live.Heartbeat * 2, cancellationToken);
            if (await Count(request, cancellationToken) is not { } count)
                yield break;
            foreach (var happened in count > last ? await Read(request.ApplicationId, last, count, cancellationToken) : [])
            {
                quiet.Restart();
                yield return happened;
            }

            last = Math.Max(last, count);
            if (quiet.Elapsed >= live.Heartbeat)
            {
                quiet.Restart();
                yield return null;
            }

            await follower.Changed(pause, cancellationToken);
            pause = following.IsSignalled ? live.Heartbeat : live.Look;
        }
    }

    // Each time anew whether it is theirs: a draft may have been discarded, and a delegation ended.
    private async Task<int?> Count(FollowHistory request, CancellationToken cancellationToken) => !await acting.Holds(request.By, cancellationToken)
        ? null
        : await db.Applications.AsNoTracking().HandledBy(request.By, request.Act).Where(application => application.Id == request.ApplicationId)
            .Select(application => (int?)application.EventCount).SingleOrDefaultAsync(cancellationToken);

    private async Task<List<EventView>> Read(Guid application, int after, int until, CancellationToken cancellationToken) =>
        [.. (await db.HistoryOf(application, row => row.Sequence > after && row.Sequence <= until && !Applicants.Kept.Contains(row.Kind), cancellationToken)).Select(row => new EventView(row.Sequence, row.At, row.ActorName, row.Read()))];
}
