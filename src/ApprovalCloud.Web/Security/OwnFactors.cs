using System.Security.Claims;
using ApprovalCloud.Core.Users;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// Whether a session may change what its account signs in with. Whoever works here and has a second factor has to have shown it: else a
/// password that somebody else came to know would be enough to give the account another one.
/// </summary>
public sealed class OwnFactors(Passkeys passkeys, AuthenticatorApps apps)
{
    public async Task<bool> MayChange(ClaimsPrincipal who) =>
        who.HasSecondFactor() || !Role.All.Any(who.IsInRole)
        || (!await apps.IsOn(who.Caller().Id) && (await passkeys.Of(who.Caller().Id)).Count == 0);
}
