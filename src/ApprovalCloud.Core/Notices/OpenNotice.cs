using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Notices;

/// <summary>The citizen goes to where a notice leads; it counts as read from then on.</summary>
public sealed record OpenNotice(Caller By, NoticeKey Key) : IRequest<Result<NoticeView>>;

internal sealed class OpenNoticeHandler(AppDbContext db, NoticeWords words, TimeProvider clock) : IRequestHandler<OpenNotice, Result<NoticeView>>
{
    public async Task<Result<NoticeView>> Handle(OpenNotice request, CancellationToken cancellationToken)
    {
        var (application, sequence, about) = request.Key;
        var message = await db.Outbox.OwnedBy(request.By).SingleOrDefaultAsync(
            message => message.ApplicationId == application && message.Sequence == sequence && message.About == about, cancellationToken);
        if (message is null)
            return Problem.NotFound(NoticeMessages.NotFound);
        message.Read(clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        var told = await db.Applications.AsNoTracking().OwnedBy(request.By).SingleAsync(one => one.Id == application, cancellationToken);
        return await words.Of(message, told, cancellationToken) is { } notice ? notice : Problem.NotFound(NoticeMessages.NotFound);
    }
}
