using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>The other clerks of the department, to whom a task can be handed over.</summary>
public sealed record ListColleagues(Caller By) : IRequest<Result<IReadOnlyList<Colleague>>>;

/// <param name="Away">Set while they are away.</param>
public sealed record Colleague(Guid Id, string Name, Away? Away = null);

/// <param name="Until">The last day.</param>
public sealed record Away(DateOnly Until, string StandIn);

internal sealed class ListColleaguesHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<ListColleagues, Result<IReadOnlyList<Colleague>>>
{
    public async Task<Result<IReadOnlyList<Colleague>>> Handle(ListColleagues request, CancellationToken cancellationToken)
    {
        var people = await db.Users.AsNoTracking()
            .Where(user => request.By.Department != null && user.Department == request.By.Department && user.Id != request.By.Id)
            .OrderBy(user => user.DisplayName).Select(user => new Colleague(user.Id, user.DisplayName, null)).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<Colleague>>.Ok(await db.Absences.OfDepartmentOf(request.By).Among(people, clock.Now(), cancellationToken));
    }
}
