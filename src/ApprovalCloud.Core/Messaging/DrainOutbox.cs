using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ApprovalCloud.Core.Messaging;

/// <summary>
/// Sends the letters that are owed: at least once, per application in order. One application's failure holds up only its own.
/// </summary>
public sealed class DrainOutbox(
    AppDbContext db, Letters letters, NoticeLetters notices, Enclosures enclosures, IMailer mailer, IOptions<MailOptions> options, TimeProvider clock, ILogger<DrainOutbox> logger)
{
    private const int BatchSize = 200;

    /// <returns>How many letters were sent.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var due = await db.Outbox.ForThePlatform()
            .Where(message => message.SentAt == null && message.NextAttemptAt <= now)
            .Where(message => !db.Outbox.Any(earlier => earlier.ApplicationId == message.ApplicationId
                && earlier.Sequence < message.Sequence && earlier.SentAt == null && earlier.NextAttemptAt > now))
            .OrderBy(message => message.CreatedAt).ThenBy(message => message.ApplicationId).ThenBy(message => message.Sequence)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        var sent = 0;
        var heldUp = new HashSet<Guid>();
        foreach (var message in due.Where(message => !heldUp.Contains(message.ApplicationId)))
        {
            if (await Send(message, cancellationToken))
                sent++;
            else
                heldUp.Add(message.ApplicationId);
        }

        return sent;
    }

    private async Task<bool> Send(OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await Deliver(message, cancellationToken);
            message.Sent(clock.Now());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(
                "Letter {Sequence} of application {Application} was not sent and will be tried again: {Error}",
                message.Sequence, message.ApplicationId, exception.Message);
            message.Failed(exception.Message, clock.Now());
        }

        await db.SaveChangesAsync(cancellationToken);
        return message.SentAt is not null;
    }

    private async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().ForThePlatform()
            .SingleAsync(application => application.Id == message.ApplicationId, cancellationToken);
        var receivers = await Receivers(message, application, cancellationToken);
        if (message.IsOfHistory)
            await DeliverOfHistory(message, application, receivers, cancellationToken);
        else
        {
            foreach (var (to, letter) in await notices.Write(message, application, receivers, cancellationToken))
                await mailer.Send(Compose(to, letter), cancellationToken);
        }
    }

    private async Task DeliverOfHistory(OutboxMessage message, Application application, List<User> receivers, CancellationToken cancellationToken)
    {
        var row = await db.Events.AsNoTracking().ForThePlatform()
            .SingleAsync(row => row.ApplicationId == message.ApplicationId && row.Sequence == message.Sequence, cancellationToken);
        var happened = row.Read();
        foreach (var receiver in receivers)
        {
            var letter = letters.Write(
                receiver.SpokenLanguage, application.Service, application.ServiceVersion, application.Number!, application.Id, happened,
                message.Department, message.IsToSupervisors);
            var enclosed = await enclosures.Of(message, happened, cancellationToken);
            await mailer.Send(Compose(new Receiver(receiver.DisplayName, receiver.Email!, receiver.SpokenLanguage), letter, enclosed), cancellationToken);
        }
    }

    private Task<List<User>> Receivers(OutboxMessage message, Application application, CancellationToken cancellationToken) =>
        db.Users.AsNoTracking()
            .Where(user => user.Email != null
                && (message.IsToSupervisors
                    ? db.UserRoles.Any(held => held.UserId == user.Id && db.Roles.Any(role => role.Id == held.RoleId && role.Name == Role.Supervisor))
                    : message.Department == null ? user.Id == application.ApplicantId : user.Department == message.Department))
            .OrderBy(user => user.Id)
            .ToListAsync(cancellationToken);

    private MimeMessage Compose(Receiver to, Letter letter, MimePart? enclosed = null)
    {
        var text = new TextPart("plain") { Text = letter.Body };
        var mail = new MimeMessage { Subject = letter.Subject, Body = enclosed is null ? text : new Multipart("mixed") { text, enclosed } };
        mail.From.Add(MailboxAddress.Parse(options.Value.From));
        mail.To.Add(new MailboxAddress(to.Name, to.Email));
        mail.Headers.Add(HeaderId.ContentLanguage, to.Language.Tag());
        return mail;
    }
}
