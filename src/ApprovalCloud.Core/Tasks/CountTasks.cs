using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>How much there is to do. What is decided is not counted: it only grows.</summary>
public sealed record CountTasks(Caller By) : IRequest<Result<TaskCounts>>;

public sealed record TaskCounts(int Open, int Mine, int Unclaimed, int Paused);

internal sealed class CountTasksHandler(AppDbContext db) : IRequestHandler<CountTasks, Result<TaskCounts>>
{
    public async Task<Result<TaskCounts>> Handle(CountTasks request, CancellationToken cancellationToken)
    {
        var groups = await db.Steps.AsNoTracking().TasksOf(request.By).Active()
            .GroupBy(step => new
            {
                IsOpen = step.Status == StepStatus.Open,
                IsMine = step.AssigneeId == request.By.Id,
                IsUnclaimed = step.AssigneeId == null,
            })
            .Select(group => new { group.Key.IsOpen, group.Key.IsMine, group.Key.IsUnclaimed, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var open = groups.Where(group => group.IsOpen).ToList();
        return new TaskCounts(
            open.Sum(group => group.Count),
            open.Where(group => group.IsMine).Sum(group => group.Count),
            open.Where(group => group.IsUnclaimed).Sum(group => group.Count),
            groups.Where(group => !group.IsOpen).Sum(group => group.Count));
    }
}
