using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Shows cards with their evidence, each once.</summary>
internal sealed class Cards(AppDbContext db)
{
    private static readonly Text WithArticle = new("{0} ({1})", "{0}（{1}）", "{0}（{1}）");

    public async Task<IReadOnlyList<Card>> Raise(
        OpenCase open, CaseTimes times, IReadOnlyList<ClockEvent> clocks, IEnumerable<StepRow> rows, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var due = rows.SelectMany(row => times.Cards(row, clocks).Select(card => (Row: row, card.Limit, card.Colour))).ToList();
        if (due.Count == 0)
            return [];
        var shown = await db.Cards.ForThePlatform().Where(card => card.ApplicationId == open.Application.Id)
            .Select(card => new { card.Step, card.Limit, card.Colour }).ToListAsync(cancellationToken);
        var raised = due.Where(card => !shown.Contains(new { Step = card.Row.Key, card.Limit, card.Colour }))
            .Select(card => Card(open, times, card.Row, card.Limit, card.Colour, clocks, at)).ToList();
        foreach (var card in raised)
        {
            db.Cards.Add(card);
            Tell(open, card, at);
        }

        return raised;
    }

    private static Card Card(
        OpenCase open, CaseTimes times, StepRow row, CardLimit limit, CardColour colour, IReadOnlyList<ClockEvent> clocks, DateTimeOffset at)
    {
        var (law, step) = (open.Service.Law.Step, open.Service.Step(row.Key)!);
        var all = RunningClock.Replay(row.Key, law, clocks)!;
        var (clock, length, due) = limit switch
        {
            CardLimit.Promise => (all.Unextended, step.Limit.PromisedUnder(law), row.PromisedAt!.Value),
            CardLimit.Statute => (all, step.Limit.StatutoryUnder(law), row.DueAt!.Value),
        };
        var evidence = new CardEvidence(
            length, clock.UsedDays(times.Office.DateOf(at), length.Unit, times.Calendar), clock.StoppedDays(length.Unit, times.Calendar),
            [.. clock.Explain(length, times.Calendar).Select(line => line.Article is { } article ? WithArticle.With(line.Words, article) : line.Words)]);
        return new Card(open.Application.Id, row.Key, limit, colour, at)
        {
            Department = row.Department, AssigneeId = row.AssigneeId, AssigneeName = row.AssigneeName, DueAt = due, Evidence = evidence,
        };
    }

    // A missed statutory limit is in the history, and everybody is told of that already.
    private void Tell(OpenCase open, Card card, DateTimeOffset at)
    {
        if (card.Limit == CardLimit.Statute)
            return;
        db.Outbox.Add(new OutboxMessage(open.Application.Id, open.Application.EventCount, card.Department, at, CardLetters.AboutRaised(card)));
        if (card.Colour == CardColour.Red)
            db.Outbox.Add(new OutboxMessage(open.Application.Id, open.Application.EventCount, null, at, CardLetters.AboutRaisedToSupervisors(card)));
    }
}
