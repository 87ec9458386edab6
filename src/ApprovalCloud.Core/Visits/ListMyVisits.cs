using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Visits;

/// <summary>Visits that are appointed for an application and not over, as its applicant sees them.</summary>
public sealed record ListMyVisits(Caller By, Guid ApplicationId) : IRequest<Result<IReadOnlyList<MyVisit>>>, IActsFor
{
    public Acts Act => Acts.None;
}

/// <param name="Departments">Who comes.</param>
/// <param name="Note">What to have ready.</param>
public sealed record MyVisit(Guid Id, string Number, string Service, int ServiceVersion, DateTimeOffset On, IReadOnlyList<string> Departments, string Note);

internal sealed class ListMyVisitsHandler(AppDbContext db, DelegateLooks looks) : IRequestHandler<ListMyVisits, Result<IReadOnlyList<MyVisit>>>
{
    public async Task<Result<IReadOnlyList<MyVisit>>> Handle(ListMyVisits request, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().HandledBy(request.By, request.Act)
            .Where(application => application.Id == request.ApplicationId)
            .Select(application => new { application.Number, application.Service, application.ServiceVersion }).SingleOrDefaultAsync(cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var parts = await db.VisitParts.AsNoTracking().OfScopedRows()
            .Where(part => part.ApplicationId == request.ApplicationId && part.FoundAt == null
                && db.Steps.OfScopedRows().Active().Any(step => step.ApplicationId == part.ApplicationId && step.Key == part.Step))
            .OrderBy(part => part.Step)
            .Join(db.Visits.OfScopedRows(), part => new { part.ApplicationId, Id = part.VisitId }, visit => new { visit.ApplicationId, visit.Id },
                (part, visit) => new { part.Department, visit.Id, visit.On, visit.Note })
            .ToListAsync(cancellationToken);
        await looks.Write(request.By, request.ApplicationId, [], cancellationToken);
        return Result<IReadOnlyList<MyVisit>>.Ok([.. parts.GroupBy(part => (part.Id, part.On, part.Note)).OrderBy(visit => visit.Key.On)
            .Select(visit => new MyVisit(
                visit.Key.Id, application.Number!, application.Service, application.ServiceVersion, visit.Key.On,
                [.. visit.Select(part => part.Department).Distinct()], visit.Key.Note))]);
    }
}
