using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>The citizen's own applications and drafts, what changed last first.</summary>
/// <param name="Before">Where an earlier page ended.</param>
public sealed record ListMyApplications(Caller By, string? Before = null) : IRequest<Result<MyApplicationPage>>
{
    public const int PageSize = 200;
}

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record MyApplicationPage(IReadOnlyList<MyApplication> Rows, string? Next);

internal sealed class ListMyApplicationsHandler(AppDbContext db, DraftTerm term) : IRequestHandler<ListMyApplications, Result<MyApplicationPage>>
{
    public async Task<Result<MyApplicationPage>> Handle(ListMyApplications request, CancellationToken cancellationToken)
    {
        var place = Places.Of(request.Before);
        var rows = await db.Applications.AsNoTracking().OwnedBy(request.By)
            .OrderByDescending(application => application.UpdatedAt).ThenByDescending(application => application.Id)
            .Skip(place).Take(ListMyApplications.PageSize + 1)
            .Select(application => new
            {
                Application = application,
                Steps = db.Steps.Where(step => step.ApplicationId == application.Id).Select(step => step.Status).ToList(),
            })
            .ToListAsync(cancellationToken);
        return new MyApplicationPage(
            [.. rows.Take(ListMyApplications.PageSize).Select(row => MyApplication.Of(row.Application, row.Steps, term))],
            Places.Next(place, ListMyApplications.PageSize, rows.Count));
    }
}
