using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Absences;

/// <summary>A clerk is back early, or does not go. What has been handed over stays where it is.</summary>
public sealed record EndAbsence(Caller By, Guid Id) : IRequest<Result<Done>>;

internal sealed class EndAbsenceHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<EndAbsence, Result<Done>>
{
    public Task<Result<Done>> Handle(EndAbsence request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        if (await db.Absences.OwnedBy(request.By).SingleOrDefaultAsync(one => one.Id == request.Id, cancellationToken) is not { } absence)
            return Problem.NotFound(AbsenceMessages.NotFound);
        var now = clock.Now();
        if (absence.IsOver(now))
            return new Problem(ProblemKind.Conflict, "AbsenceOver", AbsenceMessages.IsOver);
        absence.End(now);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
