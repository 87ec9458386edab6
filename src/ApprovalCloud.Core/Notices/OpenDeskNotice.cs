using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Notices;

/// <summary>A clerk goes to where a notice leads; it counts as read by them from then on.</summary>
public sealed record OpenDeskNotice(Caller By, NoticeKey Key) : IRequest<Result<NoticeView>>;

internal sealed class OpenDeskNoticeHandler(AppDbContext db, NoticeWords words, IMediator mediator) : IRequestHandler<OpenDeskNotice, Result<NoticeView>>
{
    public async Task<Result<NoticeView>> Handle(OpenDeskNotice request, CancellationToken cancellationToken)
    {
        var (id, sequence, about) = request.Key;
        var message = await db.Outbox.AsNoTracking().SentTo(request.By).SingleOrDefaultAsync(
            message => message.ApplicationId == id && message.Sequence == sequence && message.About == about, cancellationToken);
        if (message is null)
            return Problem.NotFound(NoticeMessages.NotFound);
        await mediator.Send(new ReadDeskNotices(request.By, request.Key), cancellationToken);
        var application = await db.Applications.AsNoTracking().OfScopedRows().SingleAsync(one => one.Id == id, cancellationToken);
        return await words.ToClerk(message, application, request.By.Id, cancellationToken) is { } notice ? notice with { IsRead = true } : Problem.NotFound(NoticeMessages.NotFound);
    }
}
