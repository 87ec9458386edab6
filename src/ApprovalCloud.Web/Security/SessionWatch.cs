using ApprovalCloud.Core.Users;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// Tells a page whether the session that it was made in still lasts, so that it shows nothing any more once it does not. Asking is no use of
/// the session: it neither prolongs it nor is noted (ASVS 5.0, 7.3.1, 14.3.1).
/// </summary>
internal static class SessionWatch
{
    public const string Address = "/account/sessions/this";
    private const string Person = "Session-Of";

    public static bool IsIn(HttpContext context) => context.Request.Path.StartsWithSegments(Address);

    public static void MapSessionWatch(this IEndpointRouteBuilder app) => app.MapGet(Address, Answer).RequireAuthorization().ExcludeFromDescription();

    // Somebody else may have signed in since the page was made.
    private static IResult Answer(HttpContext context) => context.Request.Headers[Person] is [{ } person] && person != $"{context.User.Caller().Id}"
        ? TypedResults.StatusCode(StatusCodes.Status403Forbidden)
        : TypedResults.NoContent();
}
