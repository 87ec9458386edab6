using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Notices;

/// <summary>A clerk has read what their department was told: this one, or everything until now. Colleagues have not.</summary>
public sealed record ReadDeskNotices(Caller By, NoticeKey? Key = null) : IRequest<Result<Done>>;

internal sealed class ReadDeskNoticesHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<ReadDeskNotices, Result<Done>>
{
    public Task<Result<Done>> Handle(ReadDeskNotices request, CancellationToken cancellationToken) => db.WhenOvertakenAgain(async () =>
    {
        var (by, now) = (request.By.Id, clock.Now());
        if (request.Key is { } key)
            await Read(request.By, key, now, cancellationToken);
        else
            await ReadAll(by, now, cancellationToken);
        return Result<Done>.Ok(Done.It);
    });

    private async Task Read(Caller by, NoticeKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (application, sequence, about) = key;
        var isTheirs = await db.Outbox.SentTo(by).AnyAsync(
            message => message.ApplicationId == application && message.Sequence == sequence && message.About == about, cancellationToken);
        var isRead = await db.NoticeReads.AnyAsync(
            read => read.PersonId == by.Id && read.ApplicationId == application && read.Sequence == sequence && read.About == about, cancellationToken);
        if (!isTheirs || isRead)
            return;
        db.NoticeReads.Add(new NoticeRead(by.Id, key, now));
        await db.SaveChangesAsync(cancellationToken);
    }

    // What is read up to a moment need not be said one by one any more.
    private async Task ReadAll(Guid by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Users.Where(user => user.Id == by).ExecuteUpdateAsync(set => set.SetProperty(user => user.NoticesReadAt, now), cancellationToken);
        await db.NoticeReads.Where(read => read.PersonId == by && read.ReadAt <= now).ExecuteDeleteAsync(cancellationToken);
    }
}
