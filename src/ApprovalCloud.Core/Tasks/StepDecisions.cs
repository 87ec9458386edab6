using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
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
    AppDbContext db, CaseFile caseFile, Idempotency idempotency, TimeProvider clock)
{
    public Task<Result<StepDecided>> Decide(
        IStepRequest request, Func<Actor, StepDecision> decision, CancellationToken cancellationToken) =>
        Decide(request, (_, by) => decision(by), cancellationToken);

    /// <param name="more">What follows from it in the same save, or stands in its way.</param>
    public Task<Result<StepDecided>> Decide(
        IStepRequest request, Func<OpenCase, Actor, StepDecision> decision, CancellationToken cancellationToken,
        Func<OpenCase, Outcome, DateTimeOffset, Task<Result<Outcome>>>? more = null) =>
        db.WhenOvertakenAgain(() => request is IRepeatable repeatable
            ? idempotency.Once(repeatable, () => Attempt(request, decision, more, cancellationToken), cancellationToken)
            : Attempt(request, decision, more, cancellationToken));

    private async Task<Result<StepDecided>> Attempt(
        IStepRequest request, Func<OpenCase, Actor, StepDecision> decision,
        Func<OpenCase, Outcome, DateTimeOffset, Task<Result<Outcome>>>? more, CancellationToken cancellationToken)
    {
        var visible = db.Applications.Where(application => db.Steps.TasksOf(request.By)
            .Any(step => step.ApplicationId == application.Id && step.Key == request.Step));
        if (await caseFile.Open(visible, request.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.TaskNotFound);

        var at = clock.Now();
        var row = open.Steps.Single(step => step.Key == request.Step);
        var outcome = Decided(open, row, decision(open, request.By.Actor), at);
        if (outcome.Refusal is { } refusal)
            return refusal.ToProblem(OfficeTime.Of(open.Service.Law));
        if (request.Version is { } seen && seen != row.Version)
            return new Problem(ProblemKind.Conflict, "Stale", Messages.Changed);

        if (more is not null)
        {
            var followed = await more(open, outcome, at);
            if (!followed.IsOk)
                return followed.Problem;
            outcome = followed.Value;
        }

        outcome = await caseFile.Record(open, outcome, at, cancellationToken);
        var decided = new StepDecided(row.Key, row.Status, row.Version, outcome.Run!.Status(open.Service));
        if (request is IRepeatable repeatable)
            idempotency.Remember(repeatable, decided);
        await db.SaveChangesAsync(cancellationToken);
        return decided;
    }

    // What the clock has brought about already comes first, though no sweep has written it down yet.
    private static Outcome Decided(OpenCase open, StepRow row, StepDecision decision, DateTimeOffset at)
    {
        var isDeemed = open.Service.Law.Acceptance is { Deemed: true } && row is { AcceptedAt: null, CorrectionId: null } && row.AcceptBy < at;
        var deemed = isDeemed ? WorkflowEngine.Decide(open.Service, open.Run, new DeemAccepted(row.Key), at) : null;
        return deemed?.Run is { } run
            ? deemed.Then(WorkflowEngine.Decide(open.Service, run, decision, at))
            : WorkflowEngine.Decide(open.Service, open.Run, decision, at);
    }
}
