using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Visits;

/// <summary>The visits in which the department takes part and has not said yet what it found, the earliest first.</summary>
public sealed record ListVisits(Caller By) : IRequest<Result<IReadOnlyList<VisitRow>>>
{
    public const int Most = 200;
}

/// <param name="IsDue">Its time has come: what was found is to be recorded.</param>
public sealed record VisitRow(
    Guid ApplicationId, string Number, string Service, int ServiceVersion, Guid VisitId, string Step, DateTimeOffset On, string Note,
    IReadOnlyList<string> Officers, bool IsDue);

internal sealed class ListVisitsHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<ListVisits, Result<IReadOnlyList<VisitRow>>>
{
    public async Task<Result<IReadOnlyList<VisitRow>>> Handle(ListVisits request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        // A step that ended without a decision goes nowhere any more.
        var rows = await (from part in db.VisitParts.AsNoTracking().JoinedBy(request.By)
                          where part.FoundAt == null
                          join visit in db.Visits.OfScopedRows() on new { part.ApplicationId, Id = part.VisitId } equals new { visit.ApplicationId, visit.Id }
                          join step in db.Steps.OfScopedRows() on new { part.ApplicationId, Key = part.Step } equals new { step.ApplicationId, step.Key }
                          where step.Status == StepStatus.Open || step.Status == StepStatus.AwaitingApplicant || step.Status == StepStatus.Suspended
                          join application in db.Applications.OfScopedRows() on part.ApplicationId equals application.Id
                          orderby visit.On, part.ApplicationId, part.Step
                          select new VisitRow(
                              part.ApplicationId, application.Number!, application.Service, application.ServiceVersion, visit.Id, part.Step, visit.On, visit.Note,
                              part.Officers, visit.On <= now)).Take(ListVisits.Most).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<VisitRow>>.Ok(rows);
    }
}
