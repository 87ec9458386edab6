using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Users;

/// <summary>Shuts accounts for good: nobody signs in to one any more by any means, and its address is free again. Its row stays, because others name it.</summary>
public sealed class ShutAccounts(AppDbContext db, UserManager<User> users, EndedSessions ended, SecurityLog log)
{
    /// <summary>Whoever calls it saves.</summary>
    public async Task Shut(User user, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var id = user.Id;
        (user.UserName, user.Email, user.EmailConfirmed) = ($"closed-{id:N}", null, false);
        (user.NormalizedUserName, user.NormalizedEmail) = (users.NormalizeName(user.UserName), null);
        (user.PhoneNumber, user.PhoneNumberConfirmed, user.IdentityNumber) = (null, false, null);
        (user.PasswordHash, user.TwoFactorEnabled, user.SecurityStamp, user.ConcurrencyStamp) = (null, false, Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
        (user.LockoutEnabled, user.LockoutEnd, user.ClosedAt) = (true, DateTimeOffset.MaxValue, at);

        db.RemoveRange(await db.UserTokens.Where(token => token.UserId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.UserLogins.Where(login => login.UserId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.UserClaims.Where(claim => claim.UserId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.UserPasskeys.Where(passkey => passkey.UserId == id).ToListAsync(cancellationToken));
        // Ended and not removed: a token that was given for one would go on opening doors until it is over.
        var sessions = await db.Sessions.Where(session => session.PersonId == id).ToListAsync(cancellationToken);
        sessions.ForEach(session => session.Forget(at));
        ended.Add(sessions.Select(session => session.Id));
        log.AccountChanged(id, "closed");
        db.RemoveRange(await db.AnsweredRequests.Where(request => request.UserId == id).ToListAsync(cancellationToken));
    }
}
