using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Absences;

/// <summary>
/// Hands over what somebody who is away has in hand in one application: to whoever stands in, or back to the queue where they may
/// not act on it or are away themselves.
/// </summary>
public sealed class HandOverApplication(AppDbContext db, CaseFile caseFile, TimeProvider clock)
{
    /// <returns>How many steps were handed over.</returns>
    public async Task<int> Run(Guid absence, Guid application, CancellationToken cancellationToken)
    {
        var moved = await db.WhenOvertakenAgain(() => Attempt(absence, application, cancellationToken));
        return moved.IsOk ? moved.Value : throw new InvalidOperationException(moved.Problem.Message.En);
    }

    private async Task<Result<int>> Attempt(Guid id, Guid application, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var at = clock.Now();
        var absence = await db.Absences.AsNoTracking().ForThePlatform().SingleAsync(one => one.Id == id, cancellationToken);
        if (!absence.IsNow(at) || absence.HandedOverAt is not null)
            return 0;
        var standIn = await StandIn(absence, at, cancellationToken);
        if (await caseFile.Open(db.Applications.ForThePlatform(), application, cancellationToken, absence.StandInId) is not { } open)
            return 0;
        var before = await Before(open.Application, id, cancellationToken);
        var outcome = Outcome.Nothing(open.Run);
        foreach (var step in open.Steps.Where(step => step.Department == absence.Department && !before.Contains(step.Key)))
        {
            if (Decide(standIn) is { Refusal: null } next || (next = Decide(null)).Refusal is null)
                outcome = outcome.Then(next);

            Outcome Decide(Actor? to) => WorkflowEngine.Decide(open.Service, outcome.Run!, new HandOver(step.Key, absence.Person, to, id), at);
        }

        if (outcome.Events.Count == 0)
            return 0;
        await caseFile.Record(open, outcome, at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return outcome.Events.Count;
    }

    private async Task<Actor?> StandIn(Absence absence, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(
            user => user.Id == absence.StandInId && user.Department == absence.Department && user.ClosedAt == null
                && !db.Absences.ForThePlatform().Any(one => one.PersonId == user.Id && one.EndedAt == null && one.BeginsAt <= at && one.EndsAt >= at),
            cancellationToken);
        return user is null ? null : new Actor(new Person(user.Id, user.DisplayName), user.Department, user.StepRoles);
    }

    // What came back to them meanwhile was given on purpose.
    private async Task<HashSet<string>> Before(Application application, Guid absence, CancellationToken cancellationToken) =>
        [.. (await db.HistoryOf(application, row => row.Kind == nameof(StepReassigned), cancellationToken))
            .Select(row => row.Read()).OfType<StepReassigned>().Where(moved => moved.Absence == absence).Select(moved => moved.Step)];
}
