using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Core.Notices;

/// <summary>How many notices the clerk has not read; no more than a hundred are counted.</summary>
public sealed record CountDeskNotices(Caller By) : IRequest<Result<UnreadNotices>>;

internal sealed class CountDeskNoticesHandler(AppDbContext db, DeskNotices notices) : IRequestHandler<CountDeskNotices, Result<UnreadNotices>>
{
    public async Task<Result<UnreadNotices>> Handle(CountDeskNotices request, CancellationToken cancellationToken) =>
        new UnreadNotices(await db.CountUnreadOnDesk(request.By, notices.Oldest, cancellationToken));
}
