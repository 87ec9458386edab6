using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Delegations;

/// <summary>Finds by what right somebody may act for another. Asked anew for every request: what has ended, has ended.</summary>
public sealed class FindActing(AppDbContext db, TimeProvider clock)
{
    /// <summary>For whom the person acts in this application; null where it is their own, or none of theirs.</summary>
    public async Task<ActingFor?> In(Guid person, Guid application, ReadSource through, CancellationToken cancellationToken)
    {
        var found = new List<HeldRows>();
        await foreach (var held in db.HeldFor(application, person).WithCancellation(cancellationToken))
            found.Add(held);
        var now = clock.Now();
        // Whichever allows most, where several do.
        return found.Where(held => held.Delegation.IsValid(now)).Select(held => (held.Application, Acting: held.Delegation.Acting(through)))
            .Where(pair => pair.Acting.Covers(pair.Application)).Select(pair => pair.Acting)
            .OrderByDescending(acting => System.Numerics.BitOperations.PopCount((uint)acting.May)).ThenBy(acting => acting.Behalf.Authority).FirstOrDefault();
    }

    /// <summary>For an assistant: with the person present, in the session in which it was begun.</summary>
    public async Task<ActingFor?> AtCounter(Guid person, Guid application, ReadSource through, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var session = await db.CounterFilings.AsNoTracking().ForThePlatform().Where(filing => filing.ApplicationId == application && filing.WorkerId == person)
            .Join(db.CounterSessions.ForThePlatform(), filing => filing.SessionId, session => session.Id, (filing, session) => session)
            .SingleOrDefaultAsync(cancellationToken);
        return session?.IsUnderWay(now) == true
            ? new ActingFor(new Behalf(session.Person, BehalfKind.Counter, session.Id), Acts.Prepare | Acts.Send | Acts.Fetch | Acts.FetchSensitive)
            {
                Only = application, Through = through,
            }
            : null;
    }

    /// <summary>By this delegation, if it holds now.</summary>
    public async Task<ActingFor?> Under(Guid person, Guid delegation, CancellationToken cancellationToken) =>
        await db.Delegations.AsNoTracking().HeldBy(person).SingleOrDefaultAsync(one => one.Id == delegation, cancellationToken) is { } found
            && found.IsValid(clock.Now())
            ? found.Acting(ReadSource.Page)
            : null;

    /// <summary>Everything by which the person may act for others now.</summary>
    public async Task<IReadOnlyList<Delegation>> All(Caller by, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var held = await db.Delegations.AsNoTracking().HeldBy(by.Id).Where(one => one.From <= now && one.Until >= now).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        return [.. held.Where(one => one.IsValid(now))];
    }

    /// <summary>Who receives the letters of an application beside its applicant.</summary>
    public async Task<IReadOnlyList<Guid>> Readers(Application application, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var all = await db.Delegations.AsNoTracking().ForThePlatform()
            .Where(one => one.PrincipalId == application.ApplicantId && one.DelegateId != null && one.EndedAt == null).ToListAsync(cancellationToken);
        return [.. all.Where(one => one.IsValid(now) && one.May.HasFlag(Acts.Answer) && one.Acting(default).Covers(application))
            .Select(one => one.DelegateId!.Value).Distinct()];
    }

    /// <summary>Whether what was found for this request still holds.</summary>
    public async Task<bool> Holds(Caller by, CancellationToken cancellationToken) => by.For switch
    {
        null => true,
        { Only: { } application } => (await AtCounter(by.Id, application, default, cancellationToken))?.Behalf == by.For.Behalf,
        { } acting => await Under(by.Id, acting.Behalf.Authority, cancellationToken) is not null,
    };
}
