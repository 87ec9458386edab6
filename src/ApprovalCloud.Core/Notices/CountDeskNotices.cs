using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Notices;

/// <summary>How many notices the clerk has not read; no more than a hundred are counted.</summary>
public sealed record CountDeskNotices(Caller By) : IRequest<Result<UnreadNotices>>;

internal sealed class CountDeskNoticesHandler(DeskNotices notices) : IRequestHandler<CountDeskNotices, Result<UnreadNotices>>
{
    private const int Most = 100;

    public async Task<Result<UnreadNotices>> Handle(CountDeskNotices request, CancellationToken cancellationToken)
    {
        var readUntil = await notices.ReadUntil(request.By, cancellationToken);
        return new UnreadNotices(await notices.Unread(request.By, readUntil).Take(Most).CountAsync(cancellationToken));
    }
}
