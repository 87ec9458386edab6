using ApprovalCloud.Core.Users;
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
        options.AddPolicy(Citizen, policy => policy.RequireAuthenticatedUser()
            // An assistant fills in the same form, with the person present.
            .RequireAssertion(context => !Role.All.Any(context.User.IsInRole) || context.User.Identities.OfType<ActingIdentity>().Any(identity => identity.IsAtCounter)));
        options.AddPolicy(Clerk, policy => policy.RequireRole(Role.Clerk));
        options.AddPolicy(Supervisor, policy => policy.RequireRole(Role.Supervisor));
        options.AddPolicy(Designer, policy => policy.RequireRole(Role.Designer));
        options.AddPolicy(Assistant, policy => policy.RequireRole(Role.Assistant));
    }
}
