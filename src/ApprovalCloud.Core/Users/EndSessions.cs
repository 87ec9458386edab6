using ApprovalCloud.Core.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Users;

/// <summary>An operator ends all sessions of an account, in browsers and of programs: a computer was left behind, or somebody else has the password. On all nodes within seconds.</summary>
/// <param name="Email">Null for everybody.</param>
public sealed record EndSessions(string? Email) : IRequest<Result<Done>>;

internal sealed class EndSessionsHandler(UserManager<User> users, Sessions sessions) : IRequestHandler<EndSessions, Result<Done>>
{
    public async Task<Result<Done>> Handle(EndSessions request, CancellationToken cancellationToken)
    {
        if (request.Email is not { } email)
        {
            await sessions.EndAll(cancellationToken);
            return Done.It;
        }

        if (await users.FindByEmailAsync(email) is not { } user)
            return IdentityErrors.NoAccount(nameof(request.Email));
        await users.UpdateSecurityStampAsync(user);
        await sessions.End(user.Id, null, null, cancellationToken);
        return Done.It;
    }
}
