using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Messaging;

/// <summary>Writes what the outbox owes: about an event, or about what is not in the history.</summary>
public sealed class LetterWriter(AppDbContext db, Letters letters, NoticeLetters notices)
{
    /// <summary>One for each receiver, in their language; none if what it tells of is not so any more.</summary>
    public Task<IReadOnlyList<(Receiver To, Letter Letter)>> Write(
        OutboxMessage message, Application application, IReadOnlyList<Receiver> receivers, CancellationToken cancellationToken) => message.IsOfHistory
        ? OfHistory(message, application, receivers, cancellationToken)
        : notices.Write(message, application, receivers, cancellationToken);

    private async Task<IReadOnlyList<(Receiver To, Letter Letter)>> OfHistory(
        OutboxMessage message, Application application, IReadOnlyList<Receiver> receivers, CancellationToken cancellationToken)
    {
        var happened = (await db.HistoryOf(application, row => row.Sequence == message.Sequence, cancellationToken)).Single().Read();
        return [.. receivers.Select(receiver => (receiver, letters.Write(
            receiver.Language, application.Service, application.ServiceVersion, application.Number!, application.Id, happened,
            message.Department, message.IsToSupervisors, receiver.Id)))];
    }
}
