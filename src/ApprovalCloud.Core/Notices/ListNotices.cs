using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Notices;

/// <summary>What the citizen has been told, the newest first.</summary>
/// <param name="Before">Where an earlier page ended.</param>
public sealed record ListNotices(Caller By, string? Before = null) : IRequest<Result<NoticePage>>;

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record NoticePage(IReadOnlyList<NoticeView> Notices, string? Next);

internal sealed class ListNoticesHandler(AppDbContext db, NoticeWords words) : IRequestHandler<ListNotices, Result<NoticePage>>
{
    private const int PageSize = 20;

    public async Task<Result<NoticePage>> Handle(ListNotices request, CancellationToken cancellationToken)
    {
        var skip = Places.Of(request.Before);
        var rows = await (
            from message in db.Outbox.AsNoTracking().OwnedBy(request.By)
            join application in db.Applications.OwnedBy(request.By) on message.ApplicationId equals application.Id
            orderby message.CreatedAt descending, message.ApplicationId descending, message.Sequence descending, message.About
            select new { Message = message, Application = application }).Skip(skip).Take(PageSize + 1).ToListAsync(cancellationToken);
        var notices = new List<NoticeView>();
        foreach (var row in rows.Take(PageSize))
        {
            if (await words.Of(row.Message, row.Application, cancellationToken) is { } notice)
                notices.Add(notice);
        }

        return new NoticePage(notices, Places.Next(skip, PageSize, rows.Count));
    }
}
