using ApprovalCloud.Core.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Security;

/// <summary>Whoever works here has shown more than a password: by a code, a passkey, or a provider that says so.</summary>
internal sealed class SecondFactor : IAuthorizationRequirement;

internal sealed class SecondFactorHandler(IOptions<SignInOptions> options) : AuthorizationHandler<SecondFactor>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SecondFactor requirement)
    {
        if (options.Value.SecondFactor == SecondFactorOf.Nobody || context.User.HasSecondFactor() || context.User.IsProgram() || !Role.All.Any(context.User.IsInRole))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
