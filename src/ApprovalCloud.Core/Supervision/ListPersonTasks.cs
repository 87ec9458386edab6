using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>What one person of a department has in hand, the most urgent first, and who could take it over.</summary>
public sealed record ListPersonTasks(Caller By, string Department, Guid Person) : IRequest<Result<PersonTasks>>;

/// <param name="Name">Null where nobody has that account any more.</param>
/// <param name="Others">The other clerks of the department.</param>
/// <param name="All">How many tasks there are, of which the first hundred are listed.</param>
public sealed record PersonTasks(string? Name, Away? Away, IReadOnlyList<PersonTask> Tasks, IReadOnlyList<Colleague> Others, int All);

public sealed record PersonTask(
    Guid ApplicationId, string Number, string Service, int ServiceVersion, string Step, StepStatus Status, int Version, DateTimeOffset OpenedAt, DateTimeOffset? DueAt);

internal sealed class ListPersonTasksHandler(AppDbContext db, Workflows workflows, TimeProvider clock) : IRequestHandler<ListPersonTasks, Result<PersonTasks>>
{
    private const int Most = 100;

    private static readonly Text NotFound = new(
        "There is nobody like that in this department. Go back to the list.", "该部门没有此人，请返回列表。", "該部門沒有此人，請返回列表。");

    public async Task<Result<PersonTasks>> Handle(ListPersonTasks request, CancellationToken cancellationToken)
    {
        if (!request.By.IsSupervisor || !workflows.Departments.ContainsKey(request.Department))
            return Problem.NotFound(NotFound);
        var held = db.Steps.AsNoTracking().Active().Where(step => step.Department == request.Department && step.AssigneeId == request.Person)
            .Join(db.Applications.SupervisedBy(request.By), step => step.ApplicationId, application => application.Id, (step, application) => new { step, application });
        var tasks = await held.OrderBy(one => one.step.DueAt).ThenBy(one => one.step.ApplicationId).ThenBy(one => one.step.Key).Take(Most)
            .Select(one => new PersonTask(
                one.application.Id, one.application.Number!, one.application.Service, one.application.ServiceVersion, one.step.Key, one.step.Status,
                one.step.Version, one.step.OpenedAt!.Value, one.step.DueAt))
            .ToListAsync(cancellationToken);
        var clerks = await db.ClerksOf(request.Department, request.By, clock.Now(), cancellationToken);
        var person = clerks.FirstOrDefault(one => one.Id == request.Person);
        return person is null && tasks.Count == 0
            ? Problem.NotFound(NotFound)
            : new PersonTasks(person?.Name, person?.Away, tasks, [.. clerks.Where(one => one.Id != request.Person)], await held.CountAsync(cancellationToken));
    }
}
