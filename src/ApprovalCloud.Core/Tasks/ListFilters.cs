using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>The filters of the queue that the clerk keeps.</summary>
public sealed record ListFilters(Caller By) : IRequest<Result<IReadOnlyList<FilterView>>>;

public sealed record FilterView(Guid Id, string Name, TaskFilter State, QueueFilter Filter);

internal sealed class ListFiltersHandler(AppDbContext db) : IRequestHandler<ListFilters, Result<IReadOnlyList<FilterView>>>
{
    public async Task<Result<IReadOnlyList<FilterView>>> Handle(ListFilters request, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<FilterView>>.Ok([.. (await db.SavedFilters.AsNoTracking().OwnedBy(request.By).OrderBy(filter => filter.Name).ToListAsync(cancellationToken))
            .Select(filter => new FilterView(filter.Id, filter.Name, filter.State, filter.Filter))]);
}
