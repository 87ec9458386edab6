using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Benchmarks.Faults.Checks;

/// <summary>Whether every letter about an event came to each of its receivers, and those of one application in order.</summary>
internal sealed class LettersCheck(AppDbContext db, MailComposer composer)
{
    /// <param name="arrived">The mails' names, in the order in which they came.</param>
    public async Task<IReadOnlyList<string>> Faults(IReadOnlyList<string> arrived, CancellationToken cancellationToken)
    {
        var first = new Dictionary<string, int>();
        foreach (var (name, place) in arrived.Select((name, place) => (name, place)))
            first.TryAdd(name, place);
        var users = (await db.Users.AsNoTracking().ToListAsync(cancellationToken)).Select(user => (user.Id, user.Department, Receiver: Receiver.Of(user))).ToList();
        var owed = await db.Outbox.AsNoTracking().OrderBy(message => message.ApplicationId).ThenBy(message => message.Sequence).ToListAsync(cancellationToken);
        var (expected, missing, unordered) = (0, 0, 0);
        foreach (var application in owed.Where(message => message.IsOfHistory && !message.IsToSupervisors).GroupBy(message => message.ApplicationId))
        {
            var last = -1;
            foreach (var ofEvent in application.GroupBy(message => message.Sequence))
            {
                var places = ofEvent.SelectMany(message => users.Where(user => user.Id == message.PersonId || (message.Department is { } department && user.Department == department))
                    .Select(user => first.GetValueOrDefault(NameOf(message, user.Receiver), -1))).ToList();
                expected += places.Count;
                missing += places.Count(place => place < 0);
                unordered += places.Count(place => place >= 0 && place < last);
                last = Math.Max(last, places.DefaultIfEmpty(-1).Max());
            }
        }

        var unsent = owed.Count(message => message.SentAt is null);
        Console.WriteLine($"letters: {expected:N0} mails owed, {missing} missing, {unordered} before an earlier one, {arrived.Count - first.Count} came more than once; {unsent} of {owed.Count:N0} rows not sent");
        return missing + unordered + unsent == 0 ? [] : [$"letters: {missing} missing, {unordered} out of order, {unsent} not sent"];
    }

    private string NameOf(OutboxMessage message, Receiver to) => composer.Compose(to, "", "", $"{message.ApplicationId:N}/{message.Sequence}/{message.About}").MessageId!;
}
