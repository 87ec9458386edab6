using System.Threading.RateLimiting;
using ApprovalCloud.Core.Requests;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// Requests that were turned away, each a line: forged forms, tokens that are none, doors of others, too much and too often. Whoever sends
/// thousands a second does not fill the log with them.
/// </summary>
internal sealed class RefusedRequests(RequestDelegate next, SecurityLog log) : IDisposable
{
    private static readonly int[] Told =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status405MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests,
    ];

    private readonly TokenBucketRateLimiter lines = new(new() { TokenLimit = 200, TokensPerPeriod = 20, ReplenishmentPeriod = TimeSpan.FromSeconds(1) });
    private long leftOut;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            Tell(context.Response.StatusCode);
        }
        catch (BadHttpRequestException refused)
        {
            Tell(refused.StatusCode);
            throw;
        }
    }

    public void Dispose() => lines.Dispose();

    private void Tell(int status)
    {
        if (!Told.Contains(status))
            return;
        using var line = lines.AttemptAcquire();
        if (line.IsAcquired)
            log.RequestRefused(status, Interlocked.Exchange(ref leftOut, 0));
        else
            Interlocked.Increment(ref leftOut);
    }
}
