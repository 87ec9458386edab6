using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Counter;

/// <summary>The person says that they are here, and want the worker to file for them.</summary>
public sealed record ConfirmPresence(Caller By, Guid Session, Yes Yes) : IRequest<Result<Done>>;

internal sealed class ConfirmPresenceHandler(AppDbContext db, SayingYes saying, TimeProvider clock) : IRequestHandler<ConfirmPresence, Result<Done>>
{
    public Task<Result<Done>> Handle(ConfirmPresence request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        var at = clock.Now();
        var session = await db.CounterSessions.WorkedBy(request.By).SingleOrDefaultAsync(session => session.Id == request.Session, cancellationToken);
        if (session?.IsOpen(at) != true)
            return Problem.NotFound(CounterMessages.NotFound);
        if (session.PresentAt is not null)
            return Done.It;
        if (await saying.WhyNot(session, request.Yes, at, cancellationToken) is { } problem)
            return problem;
        session.Present(request.Yes.How!.Value, request.Yes.How == Confirmation.Document ? request.Yes.Proof!.Trim() : null, at);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
