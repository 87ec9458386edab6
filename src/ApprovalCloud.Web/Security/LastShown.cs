using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Security;

/// <summary>Whether it is too long ago that somebody has shown who they are, for them to sign a decision.</summary>
public sealed class LastShown(IOptions<SignInOptions> options, TimeProvider clock)
{
    public bool IsTooLongAgo(ClaimsPrincipal who) => !(clock.GetUtcNow() - who.WasShownAt() <= options.Value.DecisionsWithin);
}
