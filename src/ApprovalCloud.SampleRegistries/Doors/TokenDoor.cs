using System.Net.Http.Headers;

namespace ApprovalCloud.SampleRegistries.Doors;

internal sealed class TokenDoor(string registry) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var isKnown = AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var shown)
            && shown is { Scheme: "Bearer", Parameter: { } token } && http.RequestServices.GetRequiredService<Tokens>().Takes(registry, token);
        return isKnown ? await next(context) : Results.Unauthorized();
    }
}
