using ApprovalCloud.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace ApprovalCloud.Web.Localisation;

public static class LanguageSwitch
{
    public static IEndpointConventionBuilder MapLanguageSwitch(this IEndpointRouteBuilder app) =>
        app.MapGet("/language", Choose).AllowAnonymous().ExcludeFromDescription();

    public static string LanguageAddress(this HttpContext context, string culture) =>
        $"{context.Request.PathBase}/language" +
        new QueryBuilder { { "culture", culture }, { "returnUrl", context.Address() } };

    private static RedirectHttpResult Choose(string? culture, string? returnUrl, CookieNames names, HttpContext context)
    {
        if (culture is not null && Languages.IsSupported(culture))
            context.Response.Cookies.Append(
                names.Culture,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
                new CookieOptions
                {
                    HttpOnly = true,
                    IsEssential = true,
                    MaxAge = TimeSpan.FromDays(365),
                    SameSite = SameSiteMode.Lax,
                    Secure = names.OverTls || context.Request.IsHttps,
                });
        return TypedResults.LocalRedirect(ReturnAddress.Local(returnUrl) ?? "~/");
    }

    // An error page is shown at the address that failed.
    private static string Address(this HttpContext context)
    {
        var failed = context.Features.Get<IStatusCodeReExecuteFeature>();
        return failed is null
            ? context.Request.PathBase + context.Request.Path + context.Request.QueryString
            : failed.OriginalPathBase + failed.OriginalPath + failed.OriginalQueryString;
    }
}
