using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>
/// Every date of a running application, replayed from its history and explained: for its applicant, for a clerk who has a task
/// in it, and for a supervisor. It tells when, and nothing of what was applied for.
/// </summary>
public sealed record GetReckonings(Caller By, Guid ApplicationId) : IRequest<Result<IReadOnlyList<Reckoning>>>, IActsFor
{
    public Acts Act => Acts.None;
}

internal sealed class GetReckoningsHandler(AppDbContext db, Workflows workflows, DelegateLooks looks)
    : IRequestHandler<GetReckonings, Result<IReadOnlyList<Reckoning>>>
{
    public async Task<Result<IReadOnlyList<Reckoning>>> Handle(GetReckonings request, CancellationToken cancellationToken)
    {
        var followed = request.By.For is null ? db.Applications.FollowedBy(db.Steps, request.By) : db.Applications.HandledBy(request.By, request.Act);
        var found = await followed.Where(one => one.Id == request.ApplicationId && one.SubmittedAt != null)
            .Select(one => new { one.ApplicantId, one.Service, one.ServiceVersion }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var service = workflows.Find(found.Service, found.ServiceVersion)!;
        var history = await new CaseClocks(db, workflows).History(request.ApplicationId, cancellationToken);
        await looks.Write(request.By, request.ApplicationId, [], cancellationToken);
        var all = Reckoning.Of(service, workflows.CalendarOf(service), history);
        // A clerk sees the clocks of their own department, and the one that binds all.
        return Result<IReadOnlyList<Reckoning>>.Ok(request.By.Department is not { } department || found.ApplicantId == request.By.Id
            ? all
            : [.. all.Where(one => one.Clock.Length == 0 || service.Step(one.Clock)!.Department == department)]);
    }
}
