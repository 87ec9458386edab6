using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

public enum BulkAct { Claim, Release, Grant }

/// <summary>A task that was ticked in the queue.</summary>
/// <param name="Version">The step's version that the clerk saw.</param>
public sealed record TickedTask(Guid ApplicationId, string Step, int Version);

/// <summary>Does the same with several tasks. Each is a decision of its own, which is saved or refused by itself.</summary>
public sealed record ActOnTasks(Caller By, BulkAct Act, IReadOnlyList<TickedTask> Tasks) : IRequest<Result<IReadOnlyList<TaskOutcome>>>
{
    public string Note { get; init; } = "";

    /// <summary>Made by the caller; each decision gets one of its own from it.</summary>
    public string? IdempotencyKey { get; init; }
}

/// <param name="Number">Null where the department has no such task.</param>
/// <param name="Problem">Why it was not done; null where it was.</param>
public sealed record TaskOutcome(TickedTask Task, string? Number, string? Service, Problem? Problem)
{
    /// <summary>As <see cref="StepDecided.IsToRecheck"/>.</summary>
    public bool IsToRecheck { get; init; }
}

internal sealed class ActOnTasksValidator : AbstractValidator<ActOnTasks>
{
    private static readonly Text TickSome = new(
        "Tick at least one task, and at most 100", "请勾选至少一项任务，最多 100 项", "請勾選至少一項任務，最多 100 項");

    public ActOnTasksValidator()
    {
        RuleFor(request => request.Tasks).Must(tasks => tasks.Count is > 0 and <= 100).WithMessage(_ => TickSome.Here());
        RuleFor(request => request.IdempotencyKey).MaximumLength(50);
    }
}

internal sealed class ActOnTasksHandler(AppDbContext db, TickedTasks ticked, IMediator mediator) : IRequestHandler<ActOnTasks, Result<IReadOnlyList<TaskOutcome>>>
{
    public async Task<Result<IReadOnlyList<TaskOutcome>>> Handle(ActOnTasks request, CancellationToken cancellationToken)
    {
        var found = await ticked.Find(request.By, request.Tasks, cancellationToken);
        var outcomes = new List<TaskOutcome>();
        foreach (var one in found)
        {
            // What one of them leaves behind is nothing to the next.
            db.ChangeTracker.Clear();
            var done = await Act(request, one.Task, cancellationToken);
            outcomes.Add(one with { Problem = done.Problem, IsToRecheck = done.IsOk && done.Value.IsToRecheck });
        }

        return outcomes;
    }

    private Task<Result<StepDecided>> Act(ActOnTasks request, TickedTask task, CancellationToken cancellationToken) => request.Act switch
    {
        BulkAct.Claim => mediator.Send(new ClaimStep(request.By, task.ApplicationId, task.Step, task.Version), cancellationToken),
        BulkAct.Release => mediator.Send(new ReleaseStep(request.By, task.ApplicationId, task.Step, task.Version), cancellationToken),
        BulkAct.Grant => mediator.Send(
            new GrantInBulk(request.By, task.ApplicationId, task.Step, request.Note, task.Version)
            {
                IdempotencyKey = request.IdempotencyKey is { } key ? $"{key}.{task.ApplicationId:N}.{task.Step}" : null,
            },
            cancellationToken),
    };
}
