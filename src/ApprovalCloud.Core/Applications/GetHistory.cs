using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>Everything that happened to the citizen's own application.</summary>
public sealed record GetHistory(Caller By, Guid ApplicationId) : IRequest<Result<IReadOnlyList<EventView>>>, IActsFor
{
    public Acts Act => Acts.None;
}

internal sealed class GetHistoryHandler(AppDbContext db, DelegateLooks looks) : IRequestHandler<GetHistory, Result<IReadOnlyList<EventView>>>
{
    public async Task<Result<IReadOnlyList<EventView>>> Handle(GetHistory request, CancellationToken cancellationToken)
    {
        if (!await db.Applications.HandledBy(request.By, request.Act).AnyAsync(application => application.Id == request.ApplicationId, cancellationToken))
            return Problem.NotFound(Messages.ApplicationNotFound);
        var kept = Applicants.Kept;
        var rows = await db.HistoryOf(request.ApplicationId, row => !kept.Contains(row.Kind), cancellationToken);
        await looks.Write(request.By, request.ApplicationId, [], cancellationToken);
        return Result<IReadOnlyList<EventView>>.Ok(
            [.. rows.Select(row => new EventView(row.Sequence, row.At, row.ActorName, row.Read()))]);
    }
}
