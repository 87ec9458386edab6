using System.Security.Claims;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Web.Security;

/// <summary>Beside who is signed in: for whom they act in the application whose address they ask for.</summary>
internal sealed class ActingIdentity(ActingFor acting) : ClaimsIdentity
{
    public ActingFor For => acting;

    public bool IsAtCounter => acting.Behalf.Kind == BehalfKind.Counter;
}

/// <summary>
/// Looks up, for every request that names an application, whether whoever is signed in may act for its applicant. It is not
/// in the cookie or the token: what has ended opens nothing from the next request on.
/// </summary>
internal sealed class Acting(IHttpContextAccessor contexts, FindActing find)
{
    public async Task<ClaimsPrincipal> Transform(ClaimsPrincipal principal)
    {
        if (contexts.HttpContext is not { } context || principal.Identities.Any(identity => identity is ActingIdentity)
            || ThroughOf(context.Request.Path) is not { } through || ApplicationIn(context.Request.Path) is not { } application
            || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var person))
            return principal;
        var found = principal.IsInRole(Role.Assistant) ? find.AtCounter(person, application, through, context.RequestAborted)
            : Role.All.Any(principal.IsInRole) ? Task.FromResult<ActingFor?>(null)
            : find.In(person, application, through, context.RequestAborted);
        if (await found is { } acting)
            principal.AddIdentity(new ActingIdentity(acting));
        return principal;
    }

    // The first id of the path: who asks is known before it is routed.
    private static Guid? ApplicationIn(PathString path) => path.Value!.Split('/')
        .Select(part => Guid.TryParse(part, out var id) ? id : (Guid?)null).FirstOrDefault(id => id is not null);

    private static ReadSource? ThroughOf(PathString path) =>
        path.StartsWithSegments("/apply") || path.StartsWithSegments("/counter") ? ReadSource.Page
        : path.StartsWithSegments("/api/applications") ? ReadSource.Api
        : null;
}
