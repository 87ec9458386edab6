using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using ApprovalCloud.Core.Live;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// How often somebody may ask who is not signed in: codes cannot be tried out, and nobody is kept waiting by it. And how many
/// streams somebody holds of one node.
/// </summary>
public static class RateLimits
{
    public const string Verify = nameof(Verify);
    public const string Streams = nameof(Streams);
    private const int TryStreamAfter = 30;
    private const int PerMinute = 60;

    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var most = configuration.GetValue("Verify:PerMinute", PerMinute);
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                var seconds = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Ceiling(after.TotalSeconds) : TryStreamAfter;
                context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(Verify, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) }));
            options.AddPolicy(Streams, context => RateLimitPartition.GetConcurrencyLimiter(
                context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
                _ => new ConcurrencyLimiterOptions
                {
                    PermitLimit = context.RequestServices.GetRequiredService<IOptions<LiveOptions>>().Value.StreamsPerPerson,
                }));
        });
    }
}
