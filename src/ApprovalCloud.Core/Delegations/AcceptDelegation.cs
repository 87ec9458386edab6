using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Delegations;

/// <summary>Whoever was asked to act for another says yes: signed in, with the identity that was named.</summary>
public sealed record AcceptDelegation(Caller By, Guid Id) : IRequest<Result<Done>>;

internal sealed class AcceptDelegationHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<AcceptDelegation, Result<Done>>
{
    public Task<Result<Done>> Handle(AcceptDelegation request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        var caller = await db.Users.AsNoTracking().SingleAsync(user => user.Id == request.By.Id, cancellationToken);
        var found = await db.Delegations.AskedOf(caller.Email!).SingleOrDefaultAsync(one => one.Id == request.Id, cancellationToken);
        if (found is null || found.PrincipalId == request.By.Id)
            return Problem.NotFound(DelegationMessages.NotFound);
        var at = clock.Now();
        if (!found.IsOpen(at))
            return new Problem(ProblemKind.Conflict, "DelegationNotOpen", DelegationMessages.NotOpen);
        if (caller.IdentityNumber is not { } number)
            return new Problem(ProblemKind.Forbidden, "IdentityNotVerified", DelegationMessages.OwnIdentityNotVerified);
        if (Parties.IdentityProof(number) != found.IdentityProof)
            return new Problem(ProblemKind.Forbidden, "DelegationForAnother", DelegationMessages.ForAnother);
        found.Accept(request.By.Person, at);
        db.Outbox.Add(DelegationLetters.Owed(found.Id, 1, DelegationLetters.Accepted, at));
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
