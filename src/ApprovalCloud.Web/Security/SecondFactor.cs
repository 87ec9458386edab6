using ApprovalCloud.Core.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Security;

/// <summary>Whoever works here, or everybody where the platform is set up so, has shown more than a password: by a code, a passkey, or a provider that says so.</summary>
internal sealed class SecondFactor : IAuthorizationRequirement;

internal sealed class SecondFactorHandler(IOptions<SignInOptions> options) : AuthorizationHandler<SecondFactor>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SecondFactor requirement)
    {
        if (context.User.HasSecondFactor() || context.User.IsProgram() || !options.Value.IsAskedOf(context.User))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
