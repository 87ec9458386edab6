using ApprovalCloud.Core.Requests;
using ApprovalCloud.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// What somebody is told who is not let in: to sign in, where their session was ended; to set up a second factor, where nothing else is
/// missing; or that the room is not theirs.
/// </summary>
internal sealed class LockedDoors(SecurityLog log) : IAuthorizationMiddlewareResultHandler
{
    public const string SetUp = "/account/second-factor";
    private readonly AuthorizationMiddlewareResultHandler standard = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Succeeded)
            log.NotLetIn(Missing(authorizeResult));
        if (!authorizeResult.Forbidden)
            await standard.HandleAsync(next, context, policy, authorizeResult);
        else if (context.User.Identity is not { IsAuthenticated: true })
            await context.ChallengeAsync(policy.AuthenticationSchemes is [{ } scheme, ..] ? scheme : null);
        else if (!authorizeResult.AuthorizationFailure!.FailedRequirements.All(requirement => requirement is SecondFactor))
            await standard.HandleAsync(next, context, policy, authorizeResult);
        else if (context.Request.Path.StartsWithSegments("/api"))
            await new Problem(ProblemKind.Forbidden, "SecondFactorNeeded", Messages.SecondFactorNeeded).ToHttp().ExecuteAsync(context);
        else
            context.Response.Redirect(context.Request.PathBase + SetUp + QueryString.Create("returnUrl", context.Request.Path + context.Request.QueryString));
    }

    private static string Missing(PolicyAuthorizationResult result) =>
        result.Challenged ? "signed in" : string.Join(", ", result.AuthorizationFailure?.FailedRequirements.Select(requirement => requirement.GetType().Name) ?? []);
}
