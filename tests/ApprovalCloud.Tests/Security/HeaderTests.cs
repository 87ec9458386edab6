using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>Every answer keeps the browser on its guard: pages, files, errors and what is refused.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class HeaderTests(SqlitePlatform platform)
{
    [Fact]
    public async Task EveryPage_AllowsNoScriptOfOthers_AndNoFrame()
    {
        using var client = platform.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });
        var pages = platform.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Replace("{", "", StringComparison.Ordinal)
                .Replace("}", "", StringComparison.Ordinal).Replace(":guid", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal));
        foreach (var address in pages.Concat(["/no-such-page", "/lib/site.css", "/health/ready", "/api/services", "/api/tasks", "/api/no-such-address", "/api/seals?before=no-day"]))
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
            var csp = Header("Content-Security-Policy");
            Assert.True(csp.StartsWith("default-src 'self';", StringComparison.Ordinal) || csp.StartsWith("default-src 'none';", StringComparison.Ordinal), $"{address}: {csp}");
            Assert.DoesNotContain("unsafe", csp);
            Assert.Contains("frame-ancestors 'none'", csp);
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Equal("DENY", Header("X-Frame-Options"));
            Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
            Assert.Contains("max-age=63072000", Header("Strict-Transport-Security"));
            Assert.Contains("geolocation=()", Header("Permissions-Policy"));
            Assert.NotEqual("", Header("Referrer-Policy"));
        }
    }

    [Fact]
    public async Task WithoutTls_NobodyIsToldToKeepToIt()
    {
        using var client = platform.CreateClient();
        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }
}
