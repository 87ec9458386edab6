using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Running;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Which of the ticked tasks could be granted together now, and why the others could not. Nothing of them is shown.</summary>
public sealed record CheckBulk(Caller By, IReadOnlyList<TickedTask> Tasks) : IRequest<Result<IReadOnlyList<TaskOutcome>>>;

internal sealed class CheckBulkHandler(TickedTasks ticked, CaseFile caseFile, BulkRules rules)
    : IRequestHandler<CheckBulk, Result<IReadOnlyList<TaskOutcome>>>
{
    public async Task<Result<IReadOnlyList<TaskOutcome>>> Handle(CheckBulk request, CancellationToken cancellationToken)
    {
        var outcomes = new List<TaskOutcome>();
        foreach (var one in await ticked.Find(request.By, [.. request.Tasks.Take(100)], cancellationToken))
            outcomes.Add(one with { Problem = one.Problem ?? await WhyNot(request.By, one.Task, cancellationToken) });
        return outcomes;
    }

    private async Task<Problem?> WhyNot(Caller by, TickedTask task, CancellationToken cancellationToken)
    {
        if (await caseFile.LookAtTask(by, task.ApplicationId, task.Step, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.TaskNotFound);
        var grant = new Grant(by.Actor, task.Step, "") { Bulk = await rules.Of(open, task.Step, cancellationToken) };
        return WorkflowEngine.Refuse(open.Service, open.Run, grant)?.ToProblem(OfficeTime.Of(open.Service.Law));
    }
}
