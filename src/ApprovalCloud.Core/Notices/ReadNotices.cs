using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Notices;

/// <summary>The citizen has read what they were told: this one, or everything.</summary>
public sealed record ReadNotices(Caller By, NoticeKey? Key = null) : IRequest<Result<Done>>;

internal sealed class ReadNoticesHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<ReadNotices, Result<Done>>
{
    public async Task<Result<Done>> Handle(ReadNotices request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var unread = db.Outbox.OwnedBy(request.By).Where(message => message.ReadAt == null);
        if (request.Key is var (application, sequence, about))
            unread = unread.Where(message => message.ApplicationId == application && message.Sequence == sequence && message.About == about);
        await unread.ExecuteUpdateAsync(set => set.SetProperty(message => message.ReadAt, now), cancellationToken);
        return Done.It;
    }
}
