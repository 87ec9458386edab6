using System.Globalization;
using System.Security.Claims;
using System.Text;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Web.Api;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Files;

/// <summary>
/// tus 1.0 (https://tus.io/protocols/resumable-upload): creation, expiration, termination. By a browser that is signed in; a page of
/// somebody else cannot send the protocol's header without being asked first, which is never allowed.
/// </summary>
internal static class TusUploads
{
    public const string Version = "1.0.0";
    public const string Header = "Tus-Resumable";

    public static void MapTusUploads(this WebApplication app)
    {
        var uploads = app.MapGroup("/apply/{id:guid}/materials/{key}/uploads").RequireAuthorization(Policies.Citizen).AddEndpointFilter(Protocol);
        uploads.MapMethods("", ["OPTIONS"], (HttpResponse response, IOptions<MaterialsOptions> options) =>
        {
            response.Headers["Tus-Version"] = Version;
            response.Headers["Tus-Extension"] = "creation,expiration,termination";
            response.Headers["Tus-Max-Size"] = options.Value.LargestFile.ToString(CultureInfo.InvariantCulture);
            return TypedResults.NoContent();
        });
        uploads.MapPost("", async (Guid id, string key, HttpContext context, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            Number(context.Request, "Upload-Length") is not { } length
                ? TypedResults.BadRequest()
                : (await mediator.Send(new BeginUpload(user.Caller(), id, key, Name(context.Request), length), cancel)).ToHttp(begun =>
                {
                    Say(context.Response, begun);
                    return TypedResults.Created($"{context.Request.PathBase}/apply/{id}/materials/{Uri.EscapeDataString(key)}/uploads/{begun.Id}");
                }));
        uploads.MapMethods("/{upload:guid}", ["HEAD"], async (
            Guid id, string key, Guid upload, HttpContext context, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new GetUpload(user.Caller(), id, key, upload), cancel)).ToHttp(state =>
            {
                Say(context.Response, state);
                context.Response.Headers["Upload-Length"] = state.Length.ToString(CultureInfo.InvariantCulture);
                context.Response.Headers.CacheControl = "no-store";
                return TypedResults.Ok();
            }));
        uploads.MapMethods("/{upload:guid}", ["PATCH"], async (Guid id, string key, Guid upload, HttpContext context, ClaimsPrincipal user, IMediator mediator) =>
        {
            if (context.Request.ContentType != "application/offset+octet-stream")
                return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
            if (Number(context.Request, "Upload-Offset") is not { } offset)
                return TypedResults.BadRequest();
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = null;
            return (await mediator.Send(new ContinueUpload(user.Caller(), id, key, upload, offset, context.Request.Body), context.RequestAborted)).ToHttp(state =>
            {
                Say(context.Response, state);
                return TypedResults.NoContent();
            });
        });
        uploads.MapDelete("/{upload:guid}", async (Guid id, string key, Guid upload, ClaimsPrincipal user, IMediator mediator, CancellationToken cancel) =>
            (await mediator.Send(new DropUpload(user.Caller(), id, key, upload), cancel)).ToHttp(_ => TypedResults.NoContent()));
    }

    private static async ValueTask<object?> Protocol(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers[Header] = Version;
        if (HttpMethods.IsOptions(request.Method) || request.Headers[Header] == Version)
            return await next(context);
        response.Headers["Tus-Version"] = Version;
        return TypedResults.StatusCode(StatusCodes.Status412PreconditionFailed);
    }

    private static void Say(HttpResponse response, UploadState state)
    {
        response.Headers["Upload-Offset"] = state.Offset.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Expires"] = state.ExpiresAt.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
    }

    private static long? Number(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Pairs of a key and a value in base64, with commas between.
    private static string? Name(HttpRequest request)
    {
        var pairs = request.Headers["Upload-Metadata"].ToString().Split(',', StringSplitOptions.TrimEntries);
        if (pairs.Select(pair => pair.Split(' ')).FirstOrDefault(pair => pair is ["filename", _]) is not [_, var value])
            return null;
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
