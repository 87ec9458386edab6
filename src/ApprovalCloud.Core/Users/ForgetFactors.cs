using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Users;

/// <summary>An operator takes app and passkeys off an account whose owner has lost them, and has shown otherwise who they are. All its sessions end.</summary>
public sealed record ForgetFactors(string Email) : IRequest<Result<Done>>;

internal sealed class ForgetFactorsHandler(UserManager<User> users, AppDbContext db, Sessions sessions, SecurityLog log) : IRequestHandler<ForgetFactors, Result<Done>>
{
    public async Task<Result<Done>> Handle(ForgetFactors request, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(request.Email) is not { } user)
            return IdentityErrors.NoAccount(nameof(request.Email));
        await users.ForgetApp(user);
        await db.UserPasskeys.Where(passkey => passkey.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await sessions.End(user.Id, null, null, cancellationToken);
        log.AccountChanged(user.Id, "factors forgotten by an operator");
        return Done.It;
    }
}
