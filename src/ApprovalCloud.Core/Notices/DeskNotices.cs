using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Notices;

/// <summary>
/// Which letters to a clerk's department, or to the clerk alone, the clerk has read. A department shares its letters, so who read
/// what is kept beside them: one by one, or everything up to a moment. After thirty days they count as read.
/// </summary>
internal sealed class DeskNotices(AppDbContext db, TimeProvider clock)
{
    private const int Days = 30;

    /// <summary>What came until then counts as read.</summary>
    public DateTimeOffset Oldest => clock.Now().AddDays(-Days);

    /// <summary>What came until then has been read, or is too old to be counted.</summary>
    public async Task<DateTimeOffset> ReadUntil(Caller by, CancellationToken cancellationToken)
    {
        var oldest = Oldest;
        return await db.Users.AsNoTracking().Where(user => user.Id == by.Id).Select(user => user.NoticesReadAt).SingleOrDefaultAsync(cancellationToken) is { } read && read > oldest
            ? read
            : oldest;
    }

    public IQueryable<OutboxMessage> Unread(Caller by, DateTimeOffset readUntil) => db.Outbox.AsNoTracking().SentTo(by)
        .Where(message => message.CreatedAt > readUntil && !db.NoticeReads.Any(read => read.PersonId == by.Id
            && read.ApplicationId == message.ApplicationId && read.Sequence == message.Sequence && read.About == message.About));
}
