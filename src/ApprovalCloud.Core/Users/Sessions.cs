using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Users;

/// <summary>The sign-ins of people: each is one row, which its cookie or token names.</summary>
public sealed class Sessions(AppDbContext db, EndedSessions ended, SecurityLog log, IOptions<SessionOptions> options, TimeProvider clock)
{
    // So that a page that looks every few seconds does not write every few seconds.
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(5);

    public async Task Begin(Session session, CancellationToken cancellationToken)
    {
        var forgotten = clock.GetUtcNow() - options.Value.Remembered;
        await db.Sessions.Where(one => one.PersonId == session.PersonId && one.SeenAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        session.SeenAt = session.BeganAt;
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        db.Entry(session).State = EntityState.Detached;
    }

    /// <summary>Whether it still lasts.</summary>
    /// <param name="isUse">It is noted then that it was seen.</param>
    public async Task<bool> Lasts(Guid id, bool isStaff, bool isUse, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (session is not { EndedAt: null } || now - session.BeganAt > (isStaff ? options.Value.OfStaff : options.Value.OfCitizens))
            return false;
        if (isUse && now - session.SeenAt > Noted)
            await db.Sessions.Where(one => one.Id == id).ExecuteUpdateAsync(row => row.SetProperty(one => one.SeenAt, now), cancellationToken);
        return true;
    }

    /// <summary>A program renews its tokens. Where the same token comes twice somebody else has it too, and the session ends for both (RFC 9700, 4.14).</summary>
    /// <param name="renewals">How often it had been renewed when the token was given.</param>
    public async Task<bool> Renew(Guid person, Guid id, int renewals, CancellationToken cancellationToken)
    {
        if (await db.Sessions.Where(one => one.Id == id && one.Renewals == renewals && one.EndedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Renewals, renewals + 1), cancellationToken) == 1)
            return true;
        log.NotBelieved(person, "token", "renewed with before");
        await End(person, id, null, cancellationToken);
        return false;
    }

    /// <summary>Those of a person that have not ended, the latest first.</summary>
    public Task<List<Session>> Of(Guid person, CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - options.Value.OfCitizens;
        return db.Sessions.AsNoTracking().Where(one => one.PersonId == person && one.EndedAt == null && one.BeganAt > oldest)
            .OrderByDescending(one => one.SeenAt).ThenByDescending(one => one.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Ends one of the person's sessions, or all but one.</summary>
    public async Task End(Guid person, Guid? only, Guid? except, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ids = await db.Sessions.Where(one => one.PersonId == person && one.EndedAt == null && (only == null || one.Id == only) && one.Id != except)
            .Select(one => one.Id).ToListAsync(cancellationToken);
        await db.Sessions.Where(one => ids.Contains(one.Id)).ExecuteUpdateAsync(row => row.SetProperty(one => one.EndedAt, now), cancellationToken);
        ended.Add(ids);
        if (ids.Count > 0)
            log.SessionsEnded(person, ids.Count);
    }

    /// <summary>Ends what came of one session with the provider of identities, or, where it names none, of all that its owner had there.</summary>
    public async Task EndOfProvider(string? subject, string? session, CancellationToken cancellationToken)
    {
        var own = db.Sessions.Where(one => one.EndedAt == null);
        var begun = await own.Where(one => session == null ? one.ProviderSubject == subject
                : one.ProviderSession == session || (one.ProviderSession == null && subject != null && one.ProviderSubject == subject))
            .Select(one => new { one.PersonId, one.Id }).ToListAsync(cancellationToken);
        foreach (var one in begun)
            await End(one.PersonId, one.Id, null, cancellationToken);
    }

    /// <summary>Ends everybody's, programs' too.</summary>
    public async Task EndAll(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        log.SessionsEnded(null, await db.Sessions.Where(one => one.EndedAt == null).ExecuteUpdateAsync(row => row.SetProperty(one => one.EndedAt, now), cancellationToken));
    }
}
