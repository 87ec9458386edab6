using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Seals;

/// <summary>How many events of the citizen's own history are sealed: those have proofs.</summary>
public sealed record CountSealed(Caller By, Guid ApplicationId) : IRequest<Result<int>>, IActsFor
{
    public Acts Act => Acts.None;
}

internal sealed class CountSealedHandler(AppDbContext db) : IRequestHandler<CountSealed, Result<int>>
{
    public async Task<Result<int>> Handle(CountSealed request, CancellationToken cancellationToken) =>
        await db.Applications.AsNoTracking().HandledBy(request.By, request.Act).Where(one => one.Id == request.ApplicationId)
            .Join(db.SealedCases, application => application.Id, one => one.ApplicationId, (_, one) => one.LastEvent)
            .MaxAsync(last => (int?)last, cancellationToken) ?? 0;
}
