using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using Microsoft.AspNetCore.Authorization;

namespace ApprovalCloud.Web.Security;

/// <summary>One policy a room. Whoever is not let in by name stays out.</summary>
public static class Policies
{
    public const string Citizen = nameof(Citizen);
    public const string Clerk = nameof(Clerk);
    public const string Supervisor = nameof(Supervisor);
    public const string Designer = nameof(Designer);
    public const string Assistant = nameof(Assistant);

    public static void Configure(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.AddPolicy(Citizen, policy => policy.RequireAuthenticatedUser().AddRequirements(new SecondFactor())
            // An assistant fills in the same form, with the person present.
            .RequireAssertion(context => !Role.All.Any(context.User.IsInRole) || context.User.Identities.OfType<ActingIdentity>().Any(identity => identity.IsAtCounter)));
        options.AddPolicy(Clerk, policy => policy.RequireRole(Role.Clerk).AddRequirements(new SecondFactor()).RequireAssertion(ProgramMay));
        options.AddPolicy(Supervisor, policy => policy.RequireRole(Role.Supervisor).AddRequirements(new SecondFactor()));
        options.AddPolicy(Designer, policy => policy.RequireRole(Role.Designer).AddRequirements(new SecondFactor()));
        options.AddPolicy(Assistant, policy => policy.RequireRole(Role.Assistant).AddRequirements(new SecondFactor()));
    }

    // A program that may only read changes nothing, not even what asks for no role.
    private static bool ProgramMay(AuthorizationHandlerContext context) => !context.User.IsProgram()
        || (context.Resource is HttpContext { Request: { } request } && request.Path.StartsWithSegments("/api")
            && (HttpMethods.IsGet(request.Method) || UserClaims.CallerOf(context.User).Roles != StepRoles.None));
}
