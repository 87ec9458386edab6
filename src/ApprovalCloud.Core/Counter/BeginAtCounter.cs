using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Counter;

/// <summary>Begins an application of the person who is present.</summary>
public sealed record BeginAtCounter(Caller By, Guid Session, string Service, string? IdempotencyKey = null) : IRequest<Result<Guid>>, IRepeatable
{
    public string Fingerprint => $"{nameof(BeginAtCounter)} {Session} {Service}";
}

internal sealed class BeginAtCounterHandler(AppDbContext db, Workflows workflows, Idempotency idempotency, TimeProvider clock)
    : IRequestHandler<BeginAtCounter, Result<Guid>>
{
    public Task<Result<Guid>> Handle(BeginAtCounter request, CancellationToken cancellationToken) =>
        db.WhenOvertakenAgain(() => idempotency.Once(request, () => Begin(request, cancellationToken), cancellationToken));

    private async Task<Result<Guid>> Begin(BeginAtCounter request, CancellationToken cancellationToken)
    {
        var at = clock.Now();
        var session = await db.CounterSessions.WorkedBy(request.By).SingleOrDefaultAsync(session => session.Id == request.Session, cancellationToken);
        if (session?.IsOpen(at) != true)
            return Problem.NotFound(CounterMessages.NotFound);
        if (!session.IsUnderWay(at))
            return new Problem(ProblemKind.Conflict, "NotPresentYet", CounterMessages.NotPresentYet);
        // A renewal is of a licence that the worker does not see: it is left to the person's own account.
        if (workflows.Find(request.Service) is not { Renews: null } service)
            return Problem.NotFound(Messages.ServiceNotFound);
        var application = new Application(Guid.CreateVersion7(), service.Key, service.Version, session.Person, at) { Channel = FilingForm.Window };
        db.Add(application);
        db.Add(new ApplicationFacts(application.Id));
        db.Add(new CounterFiling(application.Id, session.Id, request.By.Id, at));
        idempotency.Remember(request, application.Id);
        await db.SaveChangesAsync(cancellationToken);
        return application.Id;
    }
}
