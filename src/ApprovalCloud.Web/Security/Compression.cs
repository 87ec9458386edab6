namespace ApprovalCloud.Web.Security;

/// <summary>
/// Answers are compressed only for somebody of whom nothing is known. One that holds a secret beside something that a
/// stranger chose would give the secret away by its length (BREACH). Styles and scripts are compressed when they are built.
/// </summary>
public static class Compression
{
    public static IServiceCollection AddCompression(this IServiceCollection services) =>
        services.AddResponseCompression(options => options.EnableForHttps = true);

    public static IApplicationBuilder UseCompression(this IApplicationBuilder app) => app.UseWhen(
        context => IsNobody(context, context.RequestServices.GetRequiredService<CookieNames>()), pages => pages.UseResponseCompression());

    private static bool IsNobody(HttpContext context, CookieNames names) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers.Authorization.Count == 0
        && context.Request.Cookies.Keys.All(name => name == names.Culture || name == names.Device);
}
