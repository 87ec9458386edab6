using System.Diagnostics;
using System.Runtime.CompilerServices;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Live;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Whenever the figures of the board may have changed, on whichever node that was.</summary>
public sealed record FollowBoard(Caller By) : IRequest<Result<IAsyncEnumerable<bool>>>;

/// <remarks>True where something changed, false where nothing did for a while: a heartbeat. It ends after some minutes.</remarks>
internal sealed class FollowBoardHandler([MayLag] AppDbContext db, IOptions<LiveOptions> options)
    : IRequestHandler<FollowBoard, Result<IAsyncEnumerable<bool>>>
{
    public Task<Result<IAsyncEnumerable<bool>>> Handle(FollowBoard request, CancellationToken cancellationToken) => Task.FromResult(request.By.IsSupervisor
        ? Result<IAsyncEnumerable<bool>>.Ok(Follow(CancellationToken.None))
        : Problem.NotFound(Messages.ApplicationNotFound));

    private async IAsyncEnumerable<bool> Follow([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var live = options.Value;
        var (since, quiet) = (Stopwatch.StartNew(), Stopwatch.StartNew());
        var last = await State(cancellationToken);
        yield return false;
        while (!cancellationToken.IsCancellationRequested && since.Elapsed < live.LastsAtMost)
        {
            await Task.Delay(live.Look, cancellationToken);
            var now = await State(cancellationToken);
            if (now == last && quiet.Elapsed < live.Heartbeat)
                continue;
            quiet.Restart();
            yield return now != last;
            last = now;
        }
    }

    // Every save that changes a figure leaves a change with a newer id, until that is folded in.
    private async Task<(Guid? Newest, string Folds)> State(CancellationToken cancellationToken)
    {
        var newest = await db.FigureChanges.AsNoTracking().OrderByDescending(change => change.Id).Select(change => (Guid?)change.Id).FirstOrDefaultAsync(cancellationToken);
        var folds = await db.Figures.AsNoTracking().Where(figure => figure.Kind == FigureKind.Folds).Select(figure => figure.Counts).FirstOrDefaultAsync(cancellationToken);
        return (newest, string.Join(' ', folds ?? []));
    }
}
