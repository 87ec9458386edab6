using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;

namespace ApprovalCloud.Core.Applications;

/// <summary>
/// Every date of a running application, replayed from its history and explained: for its applicant, for a clerk who has a task
/// in it, and for a supervisor. It tells when, and nothing of what was applied for.
/// </summary>
public sealed record GetReckonings(Caller By, Guid ApplicationId) : IRequest<Result<IReadOnlyList<Reckoning>>>, IActsFor
{
    public Acts Act => Acts.None;
}

internal sealed class GetReckoningsHandler(AppDbContext db, CaseFile caseFile, Workflows workflows, DelegateLooks looks)
    : IRequestHandler<GetReckonings, Result<IReadOnlyList<Reckoning>>>
{
    public async Task<Result<IReadOnlyList<Reckoning>>> Handle(GetReckonings request, CancellationToken cancellationToken)
    {
        var followed = request.By.For is null ? db.Applications.FollowedBy(db.Steps, request.By) : db.Applications.HandledBy(request.By, request.Act);
        if (await caseFile.Open(followed, request.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var history = await new CaseClocks(db, workflows).History(request.ApplicationId, cancellationToken);
        await looks.Write(request.By, request.ApplicationId, [], cancellationToken);
        var all = Reckoning.Of(open.Service, workflows.CalendarOf(open.Service), history);
        // A clerk sees the clocks of their own department, and the one that binds all.
        return Result<IReadOnlyList<Reckoning>>.Ok(request.By.Department is not { } department || open.Application.ApplicantId == request.By.Id
            ? all
            : [.. all.Where(one => one.Clock.Length == 0 || open.Service.Step(one.Clock)!.Department == department)]);
    }
}
