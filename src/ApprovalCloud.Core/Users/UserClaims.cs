using System.Globalization;
using System.Security.Claims;
using ApprovalCloud.Core.Clients;
using ApprovalCloud.Core.Requests;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StepRoles = ApprovalCloud.Engine.Running.StepRoles;

namespace ApprovalCloud.Core.Users;

/// <summary>What a session knows of its user, beside name and roles.</summary>
public sealed class UserClaims(
    UserManager<User> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User, IdentityRole<Guid>>(users, roles, options)
{
    private const string DisplayName = "display_name";
    private const string Department = "department";
    private const string StepRolesClaim = "step_roles";
    private const string CounterOf = "counter_of";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, string.IsNullOrWhiteSpace(user.DisplayName) ? user.UserName! : user.DisplayName));
        if (user.Department is { } department)
            identity.AddClaim(new Claim(Department, department));
        if (user.CounterOf is { } counter)
            identity.AddClaim(new Claim(CounterOf, counter));
        identity.AddClaim(new Claim(StepRolesClaim, ((int)user.StepRoles).ToString(CultureInfo.InvariantCulture)));
        return identity;
    }

    /// <summary>A program of a department, as far as its token goes: a clerk of no account.</summary>
    public static ClaimsIdentity Of(Client client, StepRoles may, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaims(
        [
            new(ClaimTypes.NameIdentifier, client.PersonId.ToString()), new(ClaimTypes.Name, client.Name), new(ClaimTypes.Role, Role.Clerk),
            new(DisplayName, client.Name), new(Department, client.Department), new(StepRolesClaim, ((int)may).ToString(CultureInfo.InvariantCulture)),
        ]);
        return identity;
    }

    /// <summary>The signed-in user as a caller of use cases.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Caller CallerOf(ClaimsPrincipal principal) => new(
        Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.")),
        principal.FindFirstValue(DisplayName) ?? "")
    {
        Department = principal.FindFirstValue(Department),
        Roles = (StepRoles)int.Parse(principal.FindFirstValue(StepRolesClaim) ?? "0", CultureInfo.InvariantCulture),
        IsSupervisor = principal.IsInRole(Role.Supervisor),
        CounterOf = principal.FindFirstValue(CounterOf),
    };
}
