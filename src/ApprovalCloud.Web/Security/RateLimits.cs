using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using ApprovalCloud.Core.Live;
using ApprovalCloud.Core.Nodes;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// How often somebody may ask who is not signed in, counted on all nodes together: codes and passwords cannot be tried out, and
/// nobody is kept waiting by it. And how many streams somebody holds of one node.
/// </summary>
public static class RateLimits
{
    public const string Verify = nameof(Verify);
    public const string SignIn = nameof(SignIn);
    public const string Streams = nameof(Streams);
    private const int TryStreamAfter = 30;
    private const int VerifyPerMinute = 60;
    // An office signs in from one address, at the same hour.
    private const int SignInPerMinute = 120;

    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var (verify, signIn) = (configuration.GetValue("Verify:PerMinute", VerifyPerMinute), configuration.GetValue("SignIn:PerMinute", SignInPerMinute));
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                var seconds = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Ceiling(after.TotalSeconds) : TryStreamAfter;
                context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(Verify, context => Counted(context, Verify, verify));
            // The page is there for everybody; what is counted is what was typed into it.
            options.AddPolicy(SignIn, context =>
                HttpMethods.IsPost(context.Request.Method) ? Counted(context, SignIn, signIn) : RateLimitPartition.GetNoLimiter(nameof(HttpMethods.Get)));
            options.AddPolicy(Streams, context => RateLimitPartition.GetConcurrencyLimiter(
                context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
                _ => new ConcurrencyLimiterOptions
                {
                    PermitLimit = context.RequestServices.GetRequiredService<IOptions<LiveOptions>>().Value.StreamsPerPerson,
                }));
        });
    }

    private static RateLimitPartition<string> Counted(HttpContext context, string what, int most) => RateLimitPartition.Get(
        Who(context.Connection.RemoteIpAddress),
        who => new AttemptLimiter(
            what, who, most, context.RequestServices.GetRequiredService<CountAttempts>(), context.RequestServices.GetRequiredService<TimeProvider>()));

    // Whoever has one IPv6 address has all that begin alike.
    private static string Who(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
