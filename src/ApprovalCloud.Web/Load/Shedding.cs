using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Load;

/// <summary>
/// What a node cannot do soon it refuses at once, before anything is done about it: 503, and when to come again. Sign-ins and large bodies
/// have lanes of their own, so that neither a flood of passwords nor slow senders take the places of everybody else.
/// </summary>
internal sealed class Shedding : IMiddleware, IDisposable
{
    private const string Rule = "Overloaded";
    private const int ComeAgainAfter = 2;

    // Smaller ones HAProxy waits for (deploy/haproxy/web.cfg).
    private const int LargeBody = 16_000;

    // A password, and the form that is taken along through the sign-in (KeptForms).
    private const int LongestForm = 800_000;

    // Where a password is looked at or set, however the address is spelt.
    private static readonly PathString[] Hashing =
    [
        "/account/sign-in", "/account/register", "/account/reset", "/account/password", "/account/second-factor", "/account/two-factor", "/account/sessions",
        "/account/passkeys", "/account/data/account", "/account/data/delete", "/account/data/export", "/api/account/login", "/api/account/resetPassword", "/api/account/manage",
    ];

    // For whoever reads it, in the three languages of the platform: a page would be work.
    private const string Words = """
        Too many people are here at this moment. Nothing was changed; try again in a few seconds.
        当前访问人数过多。未作任何更改，请几秒后再试。
        目前造訪人數過多。未作任何更改，請幾秒後再試。
        """;

    public const string MeterName = "ApprovalCloud.Load";

    private readonly Counter<long> refused;
    private readonly Lane requests;
    private readonly Lane signIns;
    private readonly Lane uploads;

    public Shedding(IOptions<LoadOptions> given, IMeterFactory meters)
    {
        var options = given.Value;
        refused = meters.Create(MeterName).CreateCounter<long>("approvalcloud.load.refused", "{request}", "Requests told to come again, by what there was no place for.");
        requests = new Lane("requests", options.RequestsAtOnce, options.Waiting, options.WaitAtMost);
        signIns = new Lane("sign-ins", options.SignInsAtOnce, options.Waiting, options.SignInsWaitAtMost);
        uploads = new Lane("uploads", options.UploadsAtOnce, options.Waiting, options.WaitAtMost);
        // A count that begins with the first refusal cannot be seen to rise.
        foreach (var lane in new[] { requests, signIns, uploads })
            refused.Add(0, new KeyValuePair<string, object?>("lane", lane.Name));
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (LaneOf(context.Request) is not { } lane)
        {
            await next(context);
            return;
        }

        if (lane == signIns && !await HasCome(context))
            return;

        using var place = await lane.Enter(context.RequestAborted);
        if (place is not null)
            await next(context);
        else
            await Refuse(context, lane);
    }

    public void Dispose()
    {
        requests.Dispose();
        signIns.Dispose();
        uploads.Dispose();
    }

    // Whoever looks after the node is let in always; streams last long, do little, and are counted by person.
    private Lane? LaneOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (path.StartsWith("/health", StringComparison.Ordinal) || path == "/metrics" || path.EndsWith("/stream", StringComparison.Ordinal) || path.EndsWith("/live", StringComparison.Ordinal))
            return null;
        var hasBody = HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method) || HttpMethods.IsPatch(request.Method);
        if (hasBody && Hashing.Any(one => request.Path.StartsWithSegments(one)))
            return signIns;
        return hasBody && IsLarge(request) ? uploads : requests;
    }

    private static bool IsLarge(HttpRequest request) => request.ContentLength > LargeBody || (request.ContentLength is null && request.Headers.TransferEncoding.Count > 0);

    // Places for passwords are few: nobody has one while what they send is still under way.
    private async Task<bool> HasCome(HttpContext context)
    {
        var request = context.Request;
        using var place = IsLarge(request) ? await uploads.Enter(context.RequestAborted) : null;
        if (place is null && IsLarge(request))
        {
            await Refuse(context, uploads);
            return false;
        }

        request.EnableBuffering(bufferThreshold: LongestForm, bufferLimit: LongestForm);
        try
        {
            await request.Body.DrainAsync(context.RequestAborted);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return false;
        }

        request.Body.Position = 0;
        return true;
    }

    private Task Refuse(HttpContext context, Lane lane)
    {
        refused.Add(1, new KeyValuePair<string, object?>("lane", lane.Name));
        var response = context.Response;
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = $"{ComeAgainAfter}";
        response.Headers.CacheControl = "no-store";
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            return response.WriteAsJsonAsync(
                new ProblemDetails { Status = response.StatusCode, Title = Rule, Detail = Words, Extensions = { ["rule"] = Rule } },
                options: null, contentType: "application/problem+json", context.RequestAborted);
        }

        // A page that was only asked for comes by itself.
        if (HttpMethods.IsGet(context.Request.Method))
            response.Headers["Refresh"] = $"{ComeAgainAfter}";
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(Words, context.RequestAborted);
    }
}
