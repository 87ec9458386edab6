using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Notices;

/// <summary>Which notice: the event it tells of, or comes after, and what it is about beside events.</summary>
public sealed record NoticeKey(Guid ApplicationId, int Sequence, string About);

/// <param name="Words">In the reader's language, as it is now.</param>
/// <param name="Place">Where its reader goes on with it, below the platform's address.</param>
public sealed record NoticeView(NoticeKey Key, DateTimeOffset At, bool IsRead, string Service, int ServiceVersion, string? Number, string Words, string Place);

/// <summary>Words a letter as a notice, whatever language it was mailed in.</summary>
internal sealed class NoticeWords(LetterWriter writer)
{
    /// <summary>To the applicant; null if what it tells of is not so any more.</summary>
    public Task<NoticeView?> Of(OutboxMessage message, Application application, CancellationToken cancellationToken) =>
        Of(message, application, null, $"/apply/{application.Id}/track", cancellationToken);

    /// <summary>To a clerk of the department that it went to; null if what it tells of is not so any more.</summary>
    public Task<NoticeView?> ToClerk(OutboxMessage message, Application application, Guid clerk, CancellationToken cancellationToken) =>
        Of(message, application, clerk, "/desk", cancellationToken);

    private async Task<NoticeView?> Of(OutboxMessage message, Application application, Guid? reader, string elsewhere, CancellationToken cancellationToken)
    {
        var receiver = new Receiver("", "", Languages.Of(System.Globalization.CultureInfo.CurrentUICulture)) { Id = reader };
        var written = await writer.Write(message, application, [receiver], cancellationToken);
        return written.Select(one => one.Letter).FirstOrDefault() is { } letter
            ? new NoticeView(
                new NoticeKey(message.ApplicationId, message.Sequence, message.About), message.CreatedAt, message.ReadAt is not null,
                application.Service, application.ServiceVersion, application.Number, letter.Subject, letter.Path ?? elsewhere)
            : null;
    }
}
