using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Delegations;

/// <summary>One delegation, for either of the two, or whoever was asked.</summary>
public sealed record GetDelegation(Caller By, Guid Id) : IRequest<Result<DelegationView>>;

internal sealed class GetDelegationHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<GetDelegation, Result<DelegationView>>
{
    public async Task<Result<DelegationView>> Handle(GetDelegation request, CancellationToken cancellationToken)
    {
        var email = await db.Users.Where(user => user.Id == request.By.Id).Select(user => user.Email!).SingleAsync(cancellationToken);
        return await db.Delegations.AsNoTracking().Between(request.By.Id, email).SingleOrDefaultAsync(one => one.Id == request.Id, cancellationToken) is { } found
            ? DelegationView.Of(found, request.By.Id, clock.Now())
            : Problem.NotFound(DelegationMessages.NotFound);
    }
}
