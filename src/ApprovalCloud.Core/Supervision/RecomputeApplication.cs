using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Reckons the dates of one application again, and records those that move.</summary>
internal sealed class RecomputeApplication(AppDbContext db, CaseFile caseFile, Workflows workflows, TimeProvider clock)
{
    private sealed record Dates(string Key, DateTimeOffset? DueAt, bool IsProvisional);

    public async Task<Result<IReadOnlyList<MovedDeadline>>> Run(Guid id, bool isDryRun, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (await caseFile.Open(db.Applications.ForThePlatform(), id, cancellationToken) is not { } open || open.Run.IsEnded)
            return Result<IReadOnlyList<MovedDeadline>>.Ok([]);
        var at = clock.Now();
        var before = Read(open);
        await new CaseClocks(db, workflows).Reckon(open, at, cancellationToken);
        var after = Read(open);
        var office = OfficeTime.Of(open.Service.Law);
        var moved = before.Zip(after).Where(dates => dates.First.DueAt != dates.Second.DueAt)
            .Select(dates => new MovedDeadline(
                open.Application.Number!, dates.First.Key, office.DateOf(dates.First.DueAt!.Value), office.DateOf(dates.Second.DueAt!.Value)))
            .ToList();
        if (!isDryRun && !before.SequenceEqual(after))
            await Save(open, moved, at, cancellationToken);
        return moved;
    }

    private async Task Save(OpenCase open, List<MovedDeadline> moved, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var calendar = workflows.CalendarOf(open.Service).Key;
        var outcome = moved.Aggregate(Outcome.Nothing(open.Run), (now, date) => now.Then(WorkflowEngine.Decide(
            open.Service, now.Run!, new Recompute(date.Step, date.Before, date.After, calendar), at)));
        if (outcome.Refusal is { } refusal)
            throw new InvalidOperationException($"{refusal.Rule} {refusal.Subject}");
        if (outcome.Events.Count > 0)
            await caseFile.Record(open, outcome, at, cancellationToken);
        else
            open.Application.Guard();
        await db.SaveChangesAsync(cancellationToken);
    }

    private static List<Dates> Read(OpenCase open) =>
    [
        new Dates(CaseClock.Key, open.Application.DueAt, open.Application.IsDueProvisional),
        .. open.Steps.Where(row => row.Status.IsInHand()).Select(row => new Dates(row.Key, row.DueAt, row.IsDueProvisional)),
    ];
}
