using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>A supervisor moves several steps. Each is a decision of its own, which is saved or refused by itself.</summary>
/// <param name="To">Null for the queue.</param>
public sealed record ReassignSteps(Caller By, IReadOnlyList<TickedTask> Tasks, Guid? To, string Reason) : IRequest<Result<IReadOnlyList<TaskOutcome>>>;

internal sealed class ReassignStepsValidator : AbstractValidator<ReassignSteps>
{
    private static readonly Text TickSome = new("Tick at least one task, and at most 100", "请勾选至少一项任务，最多 100 项", "請勾選至少一項任務，最多 100 項");

    public ReassignStepsValidator()
    {
        RuleFor(request => request.Tasks).Must(tasks => tasks.Count is > 0 and <= 100).WithMessage(_ => TickSome.Here());
        RuleFor(request => request.Reason)
            .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
            .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class ReassignStepsHandler(AppDbContext db, IMediator mediator) : IRequestHandler<ReassignSteps, Result<IReadOnlyList<TaskOutcome>>>
{
    public async Task<Result<IReadOnlyList<TaskOutcome>>> Handle(ReassignSteps request, CancellationToken cancellationToken)
    {
        var ids = request.Tasks.Select(task => task.ApplicationId).Distinct().ToList();
        var named = await db.Applications.AsNoTracking().SupervisedBy(request.By).Where(application => ids.Contains(application.Id))
            .ToDictionaryAsync(application => application.Id, application => (application.Number, application.Service), cancellationToken);
        var outcomes = new List<TaskOutcome>();
        foreach (var task in request.Tasks.DistinctBy(task => (task.ApplicationId, task.Step)))
        {
            // What one of them leaves behind is nothing to the next.
            db.ChangeTracker.Clear();
            var moved = await mediator.Send(new ReassignStep(request.By, task.ApplicationId, task.Step, request.To, request.Reason, task.Version), cancellationToken);
            var (number, service) = named.GetValueOrDefault(task.ApplicationId);
            outcomes.Add(new TaskOutcome(task, number, service, moved.Problem));
        }

        return outcomes;
    }
}
