using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Counter;

/// <summary>The worker's counter: the person they look after now, and the numbers of what they filed today.</summary>
public sealed record GetCounter(Caller By) : IRequest<Result<CounterView>>;

/// <param name="Open">The session that is open now.</param>
public sealed record CounterView(SessionView? Open, IReadOnlyList<Filed> Today);

/// <param name="Mine">What was begun in it.</param>
public sealed record SessionView(
    Guid Id, string Person, bool HasMail, bool IsPresent, DateTimeOffset ExpiresAt, bool IsCodeSent, IReadOnlyList<Begun> Mine);

public sealed record Begun(Guid Id, string Service, string? Number);

/// <summary>A number, and nothing of whose it is.</summary>
public sealed record Filed(string Number, string Service, DateTimeOffset At);

internal sealed class GetCounterHandler(AppDbContext db, IOptions<DelegationOptions> options, TimeProvider clock) : IRequestHandler<GetCounter, Result<CounterView>>
{
    public async Task<Result<CounterView>> Handle(GetCounter request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var office = options.Value.Office;
        var today = office.InstantOf(office.DateOf(now), TimeOnly.MinValue);
        var filed = await db.CounterFilings.AsNoTracking().FiledBy(request.By)
            .Join(db.Applications.OfScopedRows(), filing => filing.ApplicationId, application => application.Id, (filing, application) => application)
            .Where(application => application.SubmittedAt >= today).OrderByDescending(application => application.SubmittedAt)
            .Select(application => new Filed(application.Number!, application.Service, application.SubmittedAt!.Value)).ToListAsync(cancellationToken);
        var open = await db.CounterSessions.AsNoTracking().WorkedBy(request.By)
            .FirstOrDefaultAsync(session => session.EndedAt == null && session.ExpiresAt > now, cancellationToken);
        if (open is null)
            return new CounterView(null, filed);
        var mine = await db.CounterFilings.AsNoTracking().FiledBy(request.By).Where(filing => filing.SessionId == open.Id)
            .Join(db.Applications.OfScopedRows(), filing => filing.ApplicationId, application => application.Id, (filing, application) => application)
            .OrderBy(application => application.CreatedAt).ThenBy(application => application.Id)
            .Select(application => new Begun(application.Id, application.Service, application.Number)).ToListAsync(cancellationToken);
        return new CounterView(
            new SessionView(open.Id, open.PersonName, open.HasMail, open.PresentAt is not null, open.ExpiresAt, open.MayTry(now), mine), filed);
    }
}
