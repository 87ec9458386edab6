using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Waiting;

/// <summary>Visits of the citizen's premises that are still to come.</summary>
internal sealed class WaitingVisits(AppDbContext db, TimeProvider clock)
{
    public async Task<IEnumerable<WaitingItem>> Of(IActsFor request, Guid? only, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var rows = await (
            from application in db.Applications.AsNoTracking().HandledBy(request.By, request.Act)
            join visit in db.Visits.OfScopedRows() on application.Id equals visit.ApplicationId
            where (only == null || application.Id == only) && visit.On >= now && db.VisitParts.OfScopedRows().Any(part =>
                part.ApplicationId == visit.ApplicationId && part.VisitId == visit.Id && part.FoundAt == null
                && db.Steps.OfScopedRows().Active().Any(step => step.ApplicationId == part.ApplicationId && step.Key == part.Step))
            select new { application.Id, application.Number, application.Service, application.ServiceVersion, visit.On }).ToListAsync(cancellationToken);
        return rows.Select(row => new WaitingItem(WaitingKind.Visit, row.Service, row.ServiceVersion, row.On, $"/apply/{row.Id}/track")
        {
            ApplicationId = row.Id, Number = row.Number,
        });
    }
}
