using ApprovalCloud.Core.Users;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalCloud.Web.Security;

/// <summary>Where somebody goes after signing in: where they came from, or else to their room.</summary>
public static class PersonsRoom
{
    public static IActionResult After(string? returnUrl, ICollection<string> roles) =>
        new LocalRedirectResult(ReturnAddress.Local(returnUrl) ?? "~" + Of(roles));

    private static string Of(ICollection<string> roles) =>
        roles.Contains(Role.Clerk) ? "/desk"
        : roles.Contains(Role.Supervisor) ? "/watch"
        : roles.Contains(Role.Designer) ? "/design"
        : roles.Contains(Role.Assistant) ? "/counter"
        : "/apply";
}
