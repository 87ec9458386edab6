using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
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
    AppDbContext db, Letters letters, NoticeLetters notices, Enclosures enclosures, DelegationLetters delegations, CounterLetters counter, FindActing acting, IMailer mailer,
    IOptions<MailOptions> options, TimeProvider clock, ILogger<DrainOutbox> logger)
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
        foreach (var (to, letter, enclosed) in await Write(message, cancellationToken))
            await mailer.Send(Compose(to, letter, enclosed), cancellationToken);
    }

    private async Task<IEnumerable<(Receiver To, Letter Letter, MimePart? Enclosed)>> Write(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.About.StartsWith(DelegationLetters.About, StringComparison.Ordinal))
            return (await delegations.Write(message, cancellationToken)).Select(Alone);
        if (message.About == CounterLetters.About)
            return (await counter.Write(message, cancellationToken)).Select(Alone);
        var application = await db.Applications.AsNoTracking().ForThePlatform()
            .SingleAsync(application => application.Id == message.ApplicationId, cancellationToken);
        var receivers = await Receivers(message, application, cancellationToken);
        return message.IsOfHistory
            ? await OfHistory(message, application, receivers, cancellationToken)
            : (await notices.Write(message, application, receivers, cancellationToken)).Select(Alone);
    }

    private static (Receiver To, Letter Letter, MimePart? Enclosed) Alone((Receiver To, Letter Letter) one) => (one.To, one.Letter, null);

    private async Task<IEnumerable<(Receiver To, Letter Letter, MimePart? Enclosed)>> OfHistory(
        OutboxMessage message, Application application, List<User> receivers, CancellationToken cancellationToken)
    {
        var row = await db.Events.AsNoTracking().ForThePlatform()
            .SingleAsync(row => row.ApplicationId == message.ApplicationId && row.Sequence == message.Sequence, cancellationToken);
        var happened = row.Read();
        var written = new List<(Receiver, Letter, MimePart?)>();
        foreach (var receiver in receivers)
        {
            var letter = Addressed(message, application, receiver, letters.Write(
                receiver.SpokenLanguage, application.Service, application.ServiceVersion, application.Number!, application.Id, happened,
                message.Department, message.IsToSupervisors));
            var enclosed = await enclosures.Of(message, happened, cancellationToken);
            written.Add((new Receiver(receiver.DisplayName, receiver.Email!, receiver.SpokenLanguage), letter, enclosed));
        }

        return written;
    }

    // Whoever acts for the applicant reads the applicant's letters, and reads that they are.
    private static Letter Addressed(OutboxMessage message, Application application, User receiver, Letter letter) =>
        message.Department is not null || message.IsToSupervisors || receiver.Id == application.ApplicantId
            ? letter
            : letter with { Body = $"{DelegationLetters.ForWhom.With(application.ApplicantName).In(receiver.SpokenLanguage)}\n\n{letter.Body}" };

    private async Task<List<User>> Receivers(OutboxMessage message, Application application, CancellationToken cancellationToken)
    {
        var alsoFor = message.Department is null && message.IsOfHistory && !message.IsToSupervisors
            ? await acting.Readers(application, cancellationToken)
            : [];
        return await db.Users.AsNoTracking()
            .Where(user => user.Email != null
                && (message.IsToSupervisors
                    ? db.UserRoles.Any(held => held.UserId == user.Id && db.Roles.Any(role => role.Id == held.RoleId && role.Name == Role.Supervisor))
                    : message.Department == null ? user.Id == application.ApplicantId || alsoFor.Contains(user.Id) : user.Department == message.Department))
            .OrderBy(user => user.Id)
            .ToListAsync(cancellationToken);
    }

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
