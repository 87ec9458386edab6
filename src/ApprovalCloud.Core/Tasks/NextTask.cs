using ApprovalCloud.Core.Applications;
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
    public async Task<Result<TaskAddress?>> Handle(NextTask request, CancellationToken cancellationToken)
    {
        // One after the other: each is the beginning of an index.
        var open = db.Steps.AsNoTracking().TasksOf(request.By).Where(step => step.Status == StepStatus.Open).InPhaseFor(request.By);
        return Result<TaskAddress?>.Ok(
            await First(open.Where(step => step.AssigneeId == request.By.Id), cancellationToken)
            ?? await First(open.Where(step => step.AssigneeId == null), cancellationToken));
    }

    private static Task<TaskAddress?> First(IQueryable<StepRow> steps, CancellationToken cancellationToken) => steps
        .OrderBy(step => step.DueAt).ThenBy(step => step.ApplicationId).ThenBy(step => step.Key)
        .Select(step => new TaskAddress(step.ApplicationId, step.Key))
        .FirstOrDefaultAsync(cancellationToken);
}
