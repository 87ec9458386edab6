using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Counter;

/// <summary>Sends the person a one-time code, to the address of their own account.</summary>
public sealed record SendCounterCode(Caller By, Guid Session) : IRequest<Result<Done>>;

internal sealed class SendCounterCodeHandler(AppDbContext db, CounterCodes codes, TimeProvider clock) : IRequestHandler<SendCounterCode, Result<Done>>
{
    private const int Most = 5;

    public Task<Result<Done>> Handle(SendCounterCode request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        var at = clock.Now();
        var session = await db.CounterSessions.WorkedBy(request.By).SingleOrDefaultAsync(session => session.Id == request.Session, cancellationToken);
        if (session?.IsOpen(at) != true)
            return Problem.NotFound(CounterMessages.NotFound);
        if (!session.HasMail)
            return new Problem(ProblemKind.Conflict, "NoMail", CounterMessages.NoMail);
        if (session.Codes >= Most)
            return new Problem(ProblemKind.Conflict, "TooManyCodes", CounterMessages.TooManyCodes);
        session.Send(codes.Make(), at);
        db.Outbox.Add(new OutboxMessage(session.Id, session.Codes, null, at, CounterLetters.About));
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
