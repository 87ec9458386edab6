using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;

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
        var colleagues = new List<Colleague>();
        await foreach (var (id, name, absence) in db.ColleaguesOf(request.By, clock.Now()).WithCancellation(cancellationToken))
            colleagues.Add(new Colleague(id, name, absence is null ? null : new Away(absence.Until, absence.StandInName)));
        return colleagues;
    }
}
