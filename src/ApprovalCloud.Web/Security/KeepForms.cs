namespace ApprovalCloud.Web.Security;

/// <summary>Answers a form whose sender has to sign in first with the sign-in page, which takes it along.</summary>
public static class KeepForms
{
    private static readonly object Kept = new();
    private static readonly PathString[] Folders = ["/apply", "/desk", "/watch", "/design", "/counter", "/account/delegations"];

    public static string? KeptForm(this HttpContext context) => context.Items[Kept] as string;

    /// <summary>After it is known who asks, and before the address leads anywhere.</summary>
    public static IApplicationBuilder UseKeptForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && context.User.Identity is not { IsAuthenticated: true } && !request.Headers.ContainsKey("HX-Request")
            && Array.Exists(Folders, folder => request.Path.StartsWithSegments(folder))
            && await context.RequestServices.GetRequiredService<KeptForms>().Keep(context) is { } kept)
        {
            context.Items[Kept] = kept;
            var back = QueryString.Create("ReturnUrl", request.Path);
            (request.Method, request.Path, request.QueryString) = (HttpMethods.Get, "/account/sign-in", back);
        }

        await next();
    });
}
