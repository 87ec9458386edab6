namespace ApprovalCloud.SampleRegistries.Doors;

internal sealed class ApiKeyDoor(string registry) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return Keys.IsSame(http.Request.Headers[Keys.ApiKeyHeader], http.RequestServices.GetRequiredService<Keys>().Of(registry))
            ? await next(context)
            : Results.Unauthorized();
    }
}
