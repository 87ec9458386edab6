using System.Security.Cryptography;
using System.Text;

namespace ApprovalCloud.SampleRegistries.Doors;

/// <summary>
/// A provider's X-Road security server, as far as its client sees it. The hash of the request is the base64 SHA-512 of the
/// request line and the X-Road headers in alphabetical order, each on a line of its own.
/// </summary>
internal sealed class XRoadDoor(string service) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        var client = request.Headers["X-Road-Client"].ToString();
        if (client.Length == 0)
            return Error(response, StatusCodes.Status400BadRequest, "Client.BadRequest");
        if (client != Keys.XRoadClient)
            return Error(response, StatusCodes.Status500InternalServerError, "Server.ServerProxy.AccessDenied");
        response.Headers["X-Road-Client"] = client;
        response.Headers["X-Road-Service"] = service;
        response.Headers["X-Road-Id"] = request.Headers["X-Road-Id"];
        response.Headers["X-Road-Request-Id"] = Guid.NewGuid().ToString();
        response.Headers["X-Road-Request-Hash"] = Hash(request);
        return await next(context);
    }

    private static IResult Error(HttpResponse response, int status, string type)
    {
        response.Headers["X-Road-Error"] = type;
        return Results.Json(new { type, message = "The message was not delivered." }, statusCode: status);
    }

    private static string Hash(HttpRequest request)
    {
        var headers = request.Headers.Where(header => header.Key.StartsWith("X-Road-", StringComparison.OrdinalIgnoreCase))
            .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase).Select(header => $"{header.Key.ToLowerInvariant()}: {header.Value}");
        var hashed = string.Join('\n', headers.Prepend($"{request.Method} {request.Path}{request.QueryString}"));
        return Convert.ToBase64String(SHA512.HashData(Encoding.UTF8.GetBytes(hashed)));
    }
}
