using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Counter;

/// <summary>The worker has finished: from now on they see nothing of the person any more.</summary>
public sealed record EndCounter(Caller By, Guid Session) : IRequest<Result<Done>>;

internal sealed class EndCounterHandler(AppDbContext db, TimeProvider clock) : IRequestHandler<EndCounter, Result<Done>>
{
    public Task<Result<Done>> Handle(EndCounter request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        var session = await db.CounterSessions.WorkedBy(request.By).SingleOrDefaultAsync(session => session.Id == request.Session, cancellationToken);
        if (session is null)
            return Problem.NotFound(CounterMessages.NotFound);
        if (session.EndedAt is null)
            session.End(clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
