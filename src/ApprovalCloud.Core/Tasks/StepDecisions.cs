using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>What every decision of a clerk about a step carries: who, where, and the version that the clerk saw.</summary>
public interface IStepRequest
{
    Caller By { get; }

    Guid ApplicationId { get; }

    string Step { get; }

    /// <summary>The step's version on the clerk's page (ETag); null when none was seen.</summary>
    int? Version { get; }
}

/// <summary>Where the step and the application stand after a decision.</summary>
public sealed record StepDecided(string Step, StepStatus Status, int Version, CaseStatus Application);

/// <summary>Takes a clerk's decision: scoped to the department, checked by the engine, saved with all that follows.</summary>
internal sealed class StepDecisions(
    AppDbContext db, CaseFile caseFile, SweepApplication sweep, Idempotency idempotency, TimeProvider clock)
{
    public Task<Result<StepDecided>> Decide(
        IStepRequest request, Func<Actor, StepDecision> decision, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain(() => request is IRepeatable repeatable
            ? idempotency.Once(repeatable, () => Attempt(request, decision, cancellationToken), cancellationToken)
            : Attempt(request, decision, cancellationToken));

    private async Task<Result<StepDecided>> Attempt(
        IStepRequest request, Func<Actor, StepDecision> decision, CancellationToken cancellationToken)
    {
        var visible = db.Applications.Where(application => db.Steps.TasksOf(request.By)
            .Any(step => step.ApplicationId == application.Id && step.Key == request.Step));
        if (await caseFile.Open(visible, request.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.TaskNotFound);
        var at = clock.Now();
        var row = open.Steps.Single(step => step.Key == request.Step);
        var version = row.Version;
        if (row.WatchAt < at)
            (open, row) = await AfterSweeping(visible, request, cancellationToken);

        var outcome = WorkflowEngine.Decide(open.Service, open.Run, decision(request.By.Actor), at);
        if (outcome.Refusal is { } refusal)
            return refusal.ToProblem(OfficeTime.Of(open.Service.Law));
        if (request.Version is { } seen && seen != row.Version && seen != version)
            return new Problem(ProblemKind.Conflict, "Stale", Messages.Changed);

        outcome = await caseFile.Record(open, outcome, at, cancellationToken);
        var decided = new StepDecided(row.Key, row.Status, row.Version, outcome.Run!.Status(open.Service));
        if (request is IRepeatable repeatable)
            idempotency.Remember(repeatable, decided);
        await db.SaveChangesAsync(cancellationToken);
        return decided;
    }

    // What the clock has brought about already comes first, though the sweep has not come by yet. It takes nothing from what
    // the clerk saw; where it leaves nothing to decide, the engine says so.
    private async Task<(OpenCase Open, StepRow Row)> AfterSweeping(
        IQueryable<Application> visible, IStepRequest request, CancellationToken cancellationToken)
    {
        await sweep.Run(request.ApplicationId, cancellationToken);
        db.ChangeTracker.Clear();
        var open = (await caseFile.Open(visible, request.ApplicationId, cancellationToken))!;
        return (open, open.Steps.Single(step => step.Key == request.Step));
    }
}
