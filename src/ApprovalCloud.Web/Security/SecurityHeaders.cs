using Microsoft.Net.Http.Headers;
using Scalar.AspNetCore;

namespace ApprovalCloud.Web.Security;

/// <summary>What every answer tells a browser not to do (ASVS 5.0, 3.4).</summary>
public static class SecurityHeaders
{
    private const string OfPages = "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";
    // A document of the API is read by programs: as a page it does nothing.
    private const string OfTheApi = "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'";
    private const string Docs = "/api/docs";
    // Two years, as browsers ask of those that they know before the first visit.
    private const string OnlyTls = "max-age=63072000; includeSubDomains";
    private const string Nothing = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), display-capture=(), browsing-topics=()";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var path = context.Request.Path;
        Write(context, path);
        // Once more as the answer begins: an error clears what was written before it.
        context.Response.OnStarting(() =>
        {
            Write(context, path);
            // Styles and scripts come as they lie there, without a word on their encoding (ASVS 5.0, 4.1.1).
            if (context.Response.ContentType is "text/css" or "text/javascript" or "text/plain" or "text/html" or "application/xml")
                context.Response.ContentType += "; charset=utf-8";
            // What is told to somebody who is signed in is theirs, and nothing to keep (ASVS 5.0, 14.3.2).
            if (context.User.Identity is { IsAuthenticated: true })
                context.Response.Headers.TryAdd(HeaderNames.CacheControl, "no-store");
            return Task.CompletedTask;
        });
        await next();
    });

    private static void Write(HttpContext context, PathString path)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.TryAdd(HeaderNames.XFrameOptions, "DENY");
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = Nothing;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = OnlyTls;
        if (!path.StartsWithSegments(Docs))
            headers.TryAdd(HeaderNames.ContentSecurityPolicy, path.StartsWithSegments("/api") ? OfTheApi : OfPages);
        else if (context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce)
            headers.TryAdd(HeaderNames.ContentSecurityPolicy, OfDocs(nonce));
    }

    // Its script is inline, and writes its own styles into the page: the script is named by what nobody can guess, styles are free.
    private static string OfDocs(string nonce) =>
        $"script-src 'self' 'nonce-{nonce}'; connect-src 'self'; font-src 'self' data:; frame-src 'none'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";
}
