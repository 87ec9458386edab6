using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace ApprovalCloud.Web.Security;

/// <summary>
/// <c>Proxies</c> of the configuration: addresses and networks, with commas between, whose word is taken for where a request comes from and
/// whether it came over TLS. Nobody else's is: whoever could name their address themselves could try passwords without end.
/// </summary>
public static class Proxies
{
    public static IServiceCollection AddProxies(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var one in (configuration["Proxies"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (one.Contains('/', StringComparison.Ordinal))
                    options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(one));
                else
                    options.KnownProxies.Add(IPAddress.Parse(one));
            }
        });

    // With nobody to trust, the middleware would trust everybody.
    public static void UseProxies(this WebApplication app)
    {
        if (app.Configuration["Proxies"] is { Length: > 0 })
            app.UseForwardedHeaders();
    }
}
