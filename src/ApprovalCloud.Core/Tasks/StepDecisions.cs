using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
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
public sealed record StepDecided(string Step, StepStatus Status, int Version, CaseStatus Application)
{
    /// <summary>Whether a registry may know what the step decides on, so that whoever has claimed it should ask again.</summary>
    public bool IsToRecheck { get; init; }
}

/// <summary>A decision that needed a look at the application before it could be put, and what is to be saved with it.</summary>
/// <param name="Beside">Done once the decision is known to be legal, before it is written down.</param>
internal sealed record Prepared(StepDecision Decision, Func<Task>? Beside = null);

/// <summary>A step at the moment at which somebody decides about it.</summary>
internal sealed record Moment(OpenCase Open, StepRow Row, DateTimeOffset At)
{
    public Jurisdiction Law => Open.Service.Law;

    public OfficeTime Office => OfficeTime.Of(Law);

    public DateOnly Today => Office.DateOf(At);

    public StepDetail Detail => Row.Detail ?? StepDetail.None;
}

/// <summary>Takes a clerk's decision: scoped to the department, checked by the engine, saved with all that follows.</summary>
internal sealed class StepDecisions(
    AppDbContext db, CaseFile caseFile, Workflows workflows, SweepApplication sweep, Idempotency idempotency, Turnstiles turnstiles, TimeProvider clock)
{
    public Task<Result<StepDecided>> Decide(
        IStepRequest request, Func<Actor, StepDecision> decision, CancellationToken cancellationToken) =>
        Decide(request, (by, _) => decision(by), null, cancellationToken);

    /// <summary>The same where the decision depends on what is there; looked at anew whenever somebody saved first.</summary>
    public Task<Result<StepDecided>> Decide(
        IStepRequest request, Func<OpenCase, Task<Result<Prepared>>> prepare, CancellationToken cancellationToken) =>
        Run(request, moment => prepare(moment.Open), null, cancellationToken);

    /// <param name="alsoCheck">What the engine cannot know, days and people, once it has nothing against it.</param>
    public Task<Result<StepDecided>> Decide(
        IStepRequest request, Func<Actor, Moment, StepDecision> decision, Func<Moment, Task<Problem?>>? alsoCheck, CancellationToken cancellationToken) =>
        Run(request, moment => Task.FromResult<Result<Prepared>>(new Prepared(decision(request.By.Actor, moment))), alsoCheck, cancellationToken);

    /// <param name="more">What follows from it in the same save, or stands in its way.</param>
    public Task<Result<StepDecided>> Decide(
        IStepRequest request, Func<OpenCase, Actor, StepDecision> decision, CancellationToken cancellationToken,
        Func<OpenCase, Outcome, DateTimeOffset, Task<Result<Outcome>>>? more = null) =>
        Run(
            request, moment => Task.FromResult<Result<Prepared>>(new Prepared(decision(moment.Open, request.By.Actor))), null, cancellationToken, more);

    /// <param name="decision">What the clerk decides about the case as it is now; or why they cannot.</param>
    public Task<Result<StepDecided>> Decide(
        IStepRequest request, Func<OpenCase, Actor, DateTimeOffset, Task<Result<StepDecision>>> decision, CancellationToken cancellationToken) =>
        Run(
            request,
            async moment =>
            {
                var decided = await decision(moment.Open, request.By.Actor, moment.At);
                return decided.IsOk ? new Prepared(decided.Value) : decided.Problem;
            },
            null, cancellationToken);

    private Task<Result<StepDecided>> Run(
        IStepRequest request, Func<Moment, Task<Result<Prepared>>> prepare, Func<Moment, Task<Problem?>>? alsoCheck, CancellationToken cancellationToken,
        Func<OpenCase, Outcome, DateTimeOffset, Task<Result<Outcome>>>? more = null) =>
        turnstiles.Through(
            request.ApplicationId,
            () => db.WhenOvertakenAgain(() => request is IRepeatable repeatable
                ? idempotency.Once(repeatable, () => Attempt(request, prepare, alsoCheck, more, cancellationToken), cancellationToken)
                : Attempt(request, prepare, alsoCheck, more, cancellationToken)),
            cancellationToken);

    private async Task<Result<StepDecided>> Attempt(
        IStepRequest request, Func<Moment, Task<Result<Prepared>>> prepare, Func<Moment, Task<Problem?>>? alsoCheck,
        Func<OpenCase, Outcome, DateTimeOffset, Task<Result<Outcome>>>? more, CancellationToken cancellationToken)
    {
        if (await Open(request, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.TaskNotFound);
        var at = clock.Now();
        var row = open.Steps.Single(step => step.Key == request.Step);
        var version = row.Version;
        if (row.WatchAt < at)
            (open, row) = await AfterSweeping(request, cancellationToken);
        var moment = new Moment(open, row, at);
        var prepared = await prepare(moment);
        if (!prepared.IsOk)
            return prepared.Problem;
        var outcome = WorkflowEngine.Decide(open.Service, open.Run, prepared.Value.Decision, at);
        if (outcome.Refusal is { } refusal)
            return refusal.ToProblem(OfficeTime.Of(open.Service.Law));
        if (request.Version is { } seen && seen != row.Version && seen != version)
            return new Problem(ProblemKind.Conflict, "Stale", Messages.Changed);
        if (alsoCheck is not null && await alsoCheck(moment) is { } problem)
            return problem;

        if (prepared.Value.Beside is { } beside)
            await beside();
        if (more is not null)
        {
            var followed = await more(open, outcome, at);
            if (!followed.IsOk)
                return followed.Problem;
            outcome = followed.Value;
        }

        outcome = await caseFile.Record(open, outcome, at, cancellationToken);
        var answer = new StepDecided(row.Key, row.Status, row.Version, outcome.Run!.Status(open.Service))
        {
            IsToRecheck = request is ClaimStep && LookupChoice.Informs(open.Service, workflows, request.Step),
        };
        if (request is IRepeatable repeatable)
            idempotency.Remember(repeatable, answer);
        await db.SaveAndLetGo(cancellationToken);
        return answer;
    }

    private Task<OpenCase?> Open(IStepRequest request, CancellationToken cancellationToken) => caseFile.OpenTask(
        request.By, request.ApplicationId, request.Step, request is TransferStep transfer ? transfer.To : request.By.Id, cancellationToken);

    // What the clock has brought about already comes first, though the sweep has not come by yet. It takes nothing from what
    // the clerk saw; where it leaves nothing to decide, the engine says so.
    private async Task<(OpenCase Open, StepRow Row)> AfterSweeping(IStepRequest request, CancellationToken cancellationToken)
    {
        await sweep.Run(request.ApplicationId, cancellationToken);
        db.ChangeTracker.Clear();
        var open = (await Open(request, cancellationToken))!;
        return (open, open.Steps.Single(step => step.Key == request.Step));
    }
}
