using System.Security.Claims;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;

namespace ApprovalCloud.Web.Security;

public static class Callers
{
    /// <summary>The signed-in user, as use cases know them.</summary>
    public static Caller Caller(this ClaimsPrincipal principal) =>
        UserClaims.CallerOf(principal) with { For = principal.Identities.OfType<ActingIdentity>().FirstOrDefault()?.For };
}
