using System.Diagnostics;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Web.Api;
using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages;

[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    private bool isDatabaseAway;

    [FromRoute]
    public int? Code { get; set; }

    public string? Reference => Response.StatusCode >= 500 ? Activity.Current?.TraceId.ToString() : null;

    // Whatever the method of the request that failed: POST has no handler here, and must show the same page.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // What went wrong without having been expected has no code in its address.
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        var code = failed is null ? Code : Problems.StatusOf(failed);
        Response.StatusCode = code is >= 400 and <= 599 ? code.Value : StatusCodes.Status404NotFound;
        isDatabaseAway = failed?.IsOfDatabaseAway() == true;
        if (isDatabaseAway)
            Response.Headers.RetryAfter = Problems.RetryAfter;
    }

    public (string Heading, string Next) Words(IStringLocalizer<Text> T) => Response.StatusCode switch
    {
        400 => (
            T["We could not understand that request"],
            T["Go back, load the page again and try once more. If you left it open for long, sign in again first."]),
        403 => (
            T["You cannot see this page"],
            T["Your account has no right to it. If it should have, ask your administrator, or sign in with another account."]),
        404 => (
            T["We cannot find that page"],
            T["Check the address. If you followed a link from a letter, the application may belong to another account."]),
        409 => (
            T["Someone else was first"],
            T["What you saw has changed since you opened it. Load the page again to see it as it is now, then decide."]),
        413 => (
            T["That file is too large"],
            T["Go back and choose a smaller file, for example a scan of lower resolution."]),
        429 => (
            T["That was too many requests at once"],
            T["Wait a minute, then try again. What you had saved is still there."]),
        503 when isDatabaseAway => (
            T["This takes a moment longer"],
            T["The database cannot be reached for the moment. Wait half a minute, then load the page again: there you see whether what you last sent was saved."]),
        503 => (
            T["This is not available yet"],
            T["Something that the platform needs for it has not been set up. Try again later; what you had saved is still there."]),
        _ => (
            T["Something went wrong on our side"],
            T["Try again in a few minutes. What you had saved is still there."]),
    };
}
