using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Notices;

/// <summary>What a clerk and their department have been told, the newest first.</summary>
/// <param name="Before">Where an earlier page ended.</param>
public sealed record ListDeskNotices(Caller By, string? Before = null) : IRequest<Result<NoticePage>>;

internal sealed class ListDeskNoticesHandler(AppDbContext db, DeskNotices desk, NoticeWords words) : IRequestHandler<ListDeskNotices, Result<NoticePage>>
{
    private const int PageSize = 20;

    public async Task<Result<NoticePage>> Handle(ListDeskNotices request, CancellationToken cancellationToken)
    {
        var skip = Places.Of(request.Before);
        var (reader, readUntil) = (request.By.Id, await desk.ReadUntil(request.By, cancellationToken));
        var rows = await (
            from message in db.Outbox.AsNoTracking().SentTo(request.By)
            join application in db.Applications.OfScopedRows() on message.ApplicationId equals application.Id
            orderby message.CreatedAt descending, message.ApplicationId descending, message.Sequence descending, message.About
            select new
            {
                Message = message,
                Application = application,
                IsRead = message.CreatedAt <= readUntil || db.NoticeReads.Any(read => read.PersonId == reader
                    && read.ApplicationId == message.ApplicationId && read.Sequence == message.Sequence && read.About == message.About),
            }).Skip(skip).Take(PageSize + 1).ToListAsync(cancellationToken);
        var notices = new List<NoticeView>();
        foreach (var row in rows.Take(PageSize))
        {
            if (await words.ToClerk(row.Message, row.Application, reader, cancellationToken) is { } notice)
                notices.Add(notice with { IsRead = row.IsRead });
        }

        return new NoticePage(notices, Places.Next(skip, PageSize, rows.Count));
    }
}
