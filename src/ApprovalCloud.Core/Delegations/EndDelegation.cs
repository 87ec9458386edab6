using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Delegations;

/// <summary>Either of the two ends it, at once; whoever was asked and has not accepted declines by it.</summary>
public sealed record EndDelegation(Caller By, Guid Id) : IRequest<Result<Done>>;

internal sealed class EndDelegationHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<EndDelegation, Result<Done>>
{
    public Task<Result<Done>> Handle(EndDelegation request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        var email = await db.Users.Where(user => user.Id == request.By.Id).Select(user => user.Email!).SingleAsync(cancellationToken);
        if (await db.Delegations.Between(request.By.Id, email).SingleOrDefaultAsync(one => one.Id == request.Id, cancellationToken) is not { } found)
            return Problem.NotFound(DelegationMessages.NotFound);
        var at = clock.Now();
        if (found.EndedAt is not null || at > found.Until)
            return new Problem(ProblemKind.Conflict, "DelegationEnded", DelegationMessages.EndedAlready);
        found.End(request.By.Person, at);
        db.Outbox.Add(DelegationLetters.Owed(found.Id, 2, DelegationLetters.Ended, at));
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
