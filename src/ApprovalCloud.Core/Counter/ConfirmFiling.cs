using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Counter;

/// <summary>The person has been shown what is sent, and says yes to exactly that.</summary>
public sealed record ConfirmFiling(Caller By, Guid ApplicationId, Yes Yes) : IRequest<Result<Done>>, IActsFor
{
    public Acts Act => Acts.Send;
}

internal sealed class ConfirmFilingHandler(AppDbContext db, SayingYes saying, TimeProvider clock) : IRequestHandler<ConfirmFiling, Result<Done>>
{
    public Task<Result<Done>> Handle(ConfirmFiling request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<Done>(async () =>
    {
        if (request.By.For is not { Behalf: { Kind: BehalfKind.Counter } behalf })
            return Problem.NotFound(CounterMessages.NotFound);
        var application = await db.Applications.HandledBy(request.By, request.Act)
            .SingleOrDefaultAsync(application => application.Id == request.ApplicationId, cancellationToken);
        if (application is null)
            return Problem.NotFound(Messages.ApplicationNotFound);
        if (!application.IsDraft)
            return new Problem(ProblemKind.Conflict, "AlreadySubmitted", Messages.AlreadySubmitted);
        var session = await db.CounterSessions.WorkedBy(request.By).SingleAsync(session => session.Id == behalf.Authority, cancellationToken);
        if (await saying.WhyNot(session, request.Yes, clock.Now(), cancellationToken) is { } problem)
            return problem;
        var filing = await db.CounterFilings.OfScopedRows().SingleAsync(filing => filing.ApplicationId == application.Id, cancellationToken);
        filing.Confirm(request.Yes.How!.Value, request.Yes.How == Confirmation.Document ? request.Yes.Proof!.Trim() : null, application.RowVersion);
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    });
}
