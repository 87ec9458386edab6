using System.Security.Claims;
using ApprovalCloud.Core.Users;
using Microsoft.AspNetCore.Authentication;

namespace ApprovalCloud.Web.Security;

/// <summary>Who has arrived: nobody, where their session was ended from elsewhere; and for whom they act.</summary>
internal sealed class Arrivals(EndedSessions ended, Acting acting) : IClaimsTransformation
{
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal) =>
        principal.SessionId() is { } session && await ended.Contains(session, CancellationToken.None)
            ? new ClaimsPrincipal(new ClaimsIdentity())
            : await acting.Transform(principal);
}
