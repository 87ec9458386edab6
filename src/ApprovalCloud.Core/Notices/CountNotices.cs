using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Core.Notices;

/// <summary>How many notices the citizen has not read; no more than a hundred are counted.</summary>
public sealed record CountNotices(Caller By) : IRequest<Result<UnreadNotices>>;

public sealed record UnreadNotices(int Count);

internal sealed class CountNoticesHandler(AppDbContext db) : IRequestHandler<CountNotices, Result<UnreadNotices>>
{
    public async Task<Result<UnreadNotices>> Handle(CountNotices request, CancellationToken cancellationToken) =>
        new UnreadNotices(await db.CountUnread(request.By, cancellationToken));
}
