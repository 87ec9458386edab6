using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Supervision;

/// <summary>How many looks outside a task await a review.</summary>
public sealed record CountBreakGlass(Caller By) : IRequest<Result<int>>;

internal sealed class CountBreakGlassHandler(AppDbContext db) : IRequestHandler<CountBreakGlass, Result<int>>
{
    public async Task<Result<int>> Handle(CountBreakGlass request, CancellationToken cancellationToken) =>
        await db.FactReads.AsNoTracking().SupervisedBy(request.By)
            .CountAsync(read => !db.ReadReviews.Any(review => review.ApplicationId == read.ApplicationId && review.Sequence == read.Sequence), cancellationToken);
}
