using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Core.Messaging;

/// <summary>
/// Sends the letters that are owed: at least once, per application in order. One application's failure holds up only its own.
/// </summary>
public sealed class DrainOutbox(
    AppDbContext db, LetterWriter writer, MailComposer composer, Enclosures enclosures, DelegationLetters delegations, CounterLetters counter, DigestLetters digests, FindActing acting, IMailer mailer,
    TimeProvider clock, ILogger<DrainOutbox> logger)
{
    private const int BatchSize = 200;

    /// <returns>How many letters were dealt with.</returns>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        // Times are those of whichever node wrote them down, whose clock may have been wrong: what was never tried is due at once, nothing waits
        // for longer than it may, and letters of one application are in the order of what they tell of.
        var now = clock.Now();
        var farthest = now + OutboxMessage.LongestPause;
        var due = await db.Outbox.ForThePlatform()
            .Where(message => message.SentAt == null && (message.Attempts == 0 || message.NextAttemptAt <= now || message.NextAttemptAt > farthest))
            .Where(message => !db.Outbox.Any(earlier => earlier.ApplicationId == message.ApplicationId && earlier.Sequence < message.Sequence
                && earlier.SentAt == null && earlier.Attempts > 0 && earlier.NextAttemptAt > now && earlier.NextAttemptAt <= farthest))
            .OrderBy(message => message.ApplicationId).ThenBy(message => message.Sequence)
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

        // Whoever ends now has sent it all the same: it is not to be sent twice for that.
        await db.SaveChangesAsync(CancellationToken.None);
        // What was issued for a letter is large, and was saved with it.
        foreach (var issued in db.ChangeTracker.Entries<IssuedDocument>().ToList())
            issued.State = EntityState.Detached;
        return message.SentAt is not null;
    }

    private async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        var identity = $"{message.ApplicationId:N}/{message.Sequence}/{message.About}";
        if (await OfNoApplication(message, cancellationToken) is { } apart)
        {
            foreach (var (to, letter) in apart)
                await mailer.Send(composer.Compose(to, letter.Subject, letter.Body, identity, message.About == DigestLetters.About), cancellationToken);
            return;
        }

        var application = await db.Applications.AsNoTracking().ForThePlatform()
            .SingleAsync(application => application.Id == message.ApplicationId, cancellationToken);
        var happened = message.IsOfHistory
            ? (await db.HistoryOf(application, row => row.Sequence == message.Sequence, cancellationToken)).Single().Read()
            : null;
        var group = GroupOf(message, happened);
        // Who does without the mail finds it among their notices all the same.
        var receivers = (await Receivers(message, application, cancellationToken))
            .Where(user => (user.NoMailFor & group & LetterGroupRules.Optional) == LetterGroups.None).Select(Receiver.Of).ToList();
        var canBeSwitchedOff = (group & LetterGroupRules.Optional) != LetterGroups.None;
        foreach (var (to, letter) in await writer.Write(message, application, receivers, cancellationToken))
        {
            var enclosed = happened is null ? null : await enclosures.Of(message, happened, cancellationToken);
            var body = Addressed(message, application, to, letter.Body);
            await mailer.Send(composer.Compose(to, letter.Subject, body, identity, canBeSwitchedOff, enclosed), cancellationToken);
        }
    }

    private async Task<IReadOnlyList<(Receiver To, Letter Letter)>?> OfNoApplication(OutboxMessage message, CancellationToken cancellationToken) => message.About switch
    {
        CounterLetters.About => await counter.Write(message, cancellationToken),
        DigestLetters.About => await digests.Write(message, cancellationToken),
        var about when about.StartsWith(DelegationLetters.About, StringComparison.Ordinal) => await delegations.Write(message, cancellationToken),
        _ => null,
    };

    private static LetterGroups GroupOf(OutboxMessage message, RunEvent? happened) => message switch
    {
        { PersonId: not null } => happened is null ? NoticeLetters.GroupOf(message.About) : LetterGroupRules.Of(happened),
        { Department: not null } => happened is null ? NoticeLetters.GroupOfDepartment(message.About) : LetterGroupRules.OfDepartment(happened),
        { IsToSupervisors: true } => happened is null ? NoticeLetters.GroupOfSupervisors(message.About) : LetterGroups.Lateness,
        _ => LetterGroups.None,
    };

    // Whoever acts for the applicant reads the applicant's letters, and reads that they are.
    private static string Addressed(OutboxMessage message, Application application, Receiver to, string body) =>
        message.Department is not null || message.IsToSupervisors || !message.IsOfHistory || to.Id == application.ApplicantId
            ? body
            : $"{DelegationLetters.ForWhom.With(application.ApplicantName).In(to.Language)}\n\n{body}";

    private async Task<List<User>> Receivers(OutboxMessage message, Application application, CancellationToken cancellationToken)
    {
        var alsoFor = message.Department is null && message.IsOfHistory && !message.IsToSupervisors
            ? await acting.Readers(application, cancellationToken)
            : [];
        return await db.Users.AsNoTracking()
            .Where(user => user.Email != null
                && (message.IsToSupervisors
                    ? db.UserRoles.Any(held => held.UserId == user.Id && db.Roles.Any(role => role.Id == held.RoleId && role.Name == Role.Supervisor))
                    : message.Department == null ? user.Id == application.ApplicantId || alsoFor.Contains(user.Id) : user.Department == message.Department && (message.ClerkId == null || user.Id == message.ClerkId)))
            .OrderBy(user => user.Id)
            .ToListAsync(cancellationToken);
    }
}
