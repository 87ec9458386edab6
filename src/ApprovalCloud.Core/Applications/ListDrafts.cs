using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>What the citizen has begun of a service and not sent, what changed last first.</summary>
public sealed record ListDrafts(Caller By, string Service) : IRequest<Result<IReadOnlyList<MyApplication>>>;

internal sealed class ListDraftsHandler(AppDbContext db, DraftTerm term) : IRequestHandler<ListDrafts, Result<IReadOnlyList<MyApplication>>>
{
    public async Task<Result<IReadOnlyList<MyApplication>>> Handle(ListDrafts request, CancellationToken cancellationToken)
    {
        var drafts = await db.Applications.AsNoTracking().OwnedBy(request.By).Where(application => application.SubmittedAt == null && application.Service == request.Service)
            .OrderByDescending(application => application.UpdatedAt).ThenByDescending(application => application.Id).ToListAsync(cancellationToken);
        return drafts.ConvertAll(draft => MyApplication.Of(draft, [], term));
    }
}
