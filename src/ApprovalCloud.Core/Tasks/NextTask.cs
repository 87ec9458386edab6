using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>The task to take up next: what I have claimed, else what nobody has, the next due first.</summary>
public sealed record NextTask(Caller By) : IRequest<Result<TaskAddress?>>;

public sealed record TaskAddress(Guid ApplicationId, string Step);

internal sealed class NextTaskHandler(AppDbContext db) : IRequestHandler<NextTask, Result<TaskAddress?>>
{
    public async Task<Result<TaskAddress?>> Handle(NextTask request, CancellationToken cancellationToken) =>
        Result<TaskAddress?>.Ok(await db.Steps.AsNoTracking().TasksOf(request.By)
            .Where(step => step.Status == StepStatus.Open && (step.AssigneeId == null || step.AssigneeId == request.By.Id))
            .InPhaseFor(request.By)
            // Not by the assignee itself: descending, PostgreSQL puts null first and SQLite last.
            .OrderBy(step => step.AssigneeId == null).ThenBy(step => step.DueAt)
            .Select(step => new TaskAddress(step.ApplicationId, step.Key))
            .FirstOrDefaultAsync(cancellationToken));
}
