using Microsoft.Net.Http.Headers;

namespace ApprovalCloud.Web.Api;

internal static class Charsets
{
    /// <summary>A body in letters that nobody knows is the caller's mistake; the framework's own reader takes it for one of ours.</summary>
    public static void UseKnownCharsets(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type is { Charset.HasValue: true, Encoding: null })
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        else
            await next(context);
    });
}
