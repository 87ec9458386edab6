using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>What the ticked tasks are called, as far as the department has them; each once.</summary>
internal sealed class TickedTasks(AppDbContext db)
{
    public async Task<IReadOnlyList<TaskOutcome>> Find(Caller by, IReadOnlyList<TickedTask> tasks, CancellationToken cancellationToken)
    {
        var ids = tasks.Select(task => task.ApplicationId).Distinct().ToList();
        var rows = await db.Steps.AsNoTracking().TasksOf(by).Where(step => ids.Contains(step.ApplicationId))
            .Join(db.Applications.OfScopedRows(), step => step.ApplicationId, application => application.Id,
                (step, application) => new { step.ApplicationId, step.Key, application.Number, application.Service })
            .ToListAsync(cancellationToken);
        var named = rows.ToDictionary(row => (row.ApplicationId, row.Key));
        return [.. tasks.DistinctBy(task => (task.ApplicationId, task.Step)).Select(task => named.GetValueOrDefault((task.ApplicationId, task.Step)) is { } row
            ? new TaskOutcome(task, row.Number, row.Service, null)
            : new TaskOutcome(task, null, null, Problem.NotFound(Messages.TaskNotFound)))];
    }
}
