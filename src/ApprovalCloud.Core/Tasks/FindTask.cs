using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>The department's own task in the application of this number: where it is, and nothing of what it says.</summary>
public sealed record FindTask(Caller By, string Number) : IRequest<Result<TaskAddress>>;

internal sealed class FindTaskHandler(AppDbContext db) : IRequestHandler<FindTask, Result<TaskAddress>>
{
    public async Task<Result<TaskAddress>> Handle(FindTask request, CancellationToken cancellationToken) =>
        await db.Steps.AsNoTracking().TasksOf(request.By)
            .Join(db.Applications.OfScopedRows().Where(application => application.Number == request.Number),
                step => step.ApplicationId, application => application.Id, (step, application) => step)
            .OrderBy(step => step.DecidedAt != null).ThenBy(step => step.Position)
            .Select(step => new TaskAddress(step.ApplicationId, step.Key))
            .FirstOrDefaultAsync(cancellationToken) is { } task
            ? task
            : Problem.NotFound(Messages.TaskNotFound);
}
