using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>Open work by service, department and step: how much, how late, how old.</summary>
public sealed record GetBacklog(Caller By) : IRequest<Result<IReadOnlyList<BacklogRow>>>;

/// <param name="Late">Past the statutory limit; a paused step is never late.</param>
/// <param name="Soon">Due within three days.</param>
public sealed record BacklogRow(
    string Service, string Department, string Step, int Open, int Paused, int Late, int Soon, DateTimeOffset? OldestOpenedAt);

internal sealed class GetBacklogHandler(AppDbContext db, TimeProvider clock)
    : IRequestHandler<GetBacklog, Result<IReadOnlyList<BacklogRow>>>
{
    public async Task<Result<IReadOnlyList<BacklogRow>>> Handle(GetBacklog request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var soon = now.AddDays(3);
        var rows = await db.Steps.AsNoTracking().Active()
            .Join(db.Applications.SupervisedBy(request.By), step => step.ApplicationId, application => application.Id,
                (step, application) => new { application.Service, step.Department, step.Key, step.Status, step.DueAt, step.OpenedAt, Stands = step.PausedAt != null && step.PausedUntil == null })
            .GroupBy(step => new { step.Service, step.Department, step.Key })
            .Select(group => new BacklogRow(
                group.Key.Service, group.Key.Department, group.Key.Key,
                group.Count(step => !step.Stands && step.Status != StepStatus.Withheld),
                group.Count(step => step.Stands || step.Status == StepStatus.Withheld),
                group.Count(step => !step.Stands && step.Status != StepStatus.Withheld && step.DueAt < now),
                group.Count(step => !step.Stands && step.Status != StepStatus.Withheld && step.DueAt >= now && step.DueAt < soon),
                group.Min(step => step.OpenedAt)))
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<BacklogRow>>.Ok(
            [.. rows.OrderByDescending(row => row.Late).ThenByDescending(row => row.Open).ThenBy(row => row.Service).ThenBy(row => row.Step)]);
    }
}
