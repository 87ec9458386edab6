using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>The other clerks of the department, to whom a task can be handed over.</summary>
public sealed record ListColleagues(Caller By) : IRequest<Result<IReadOnlyList<Colleague>>>;

public sealed record Colleague(Guid Id, string Name);

internal sealed class ListColleaguesHandler(AppDbContext db) : IRequestHandler<ListColleagues, Result<IReadOnlyList<Colleague>>>
{
    public async Task<Result<IReadOnlyList<Colleague>>> Handle(ListColleagues request, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<Colleague>>.Ok(await db.Users.AsNoTracking()
            .Where(user => request.By.Department != null && user.Department == request.By.Department && user.Id != request.By.Id)
            .OrderBy(user => user.DisplayName)
            .Select(user => new Colleague(user.Id, user.DisplayName))
            .ToListAsync(cancellationToken));
}
