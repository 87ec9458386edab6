using System.Text.RegularExpressions;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>Every answer keeps the browser on its guard: pages, files, errors and what is refused.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed partial class HeaderTests(SqlitePlatform platform)
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
    public async Task Answer_ToSomebodySignedIn_IsNothingToKeep()
    {
        using var program = await platform.SignedIn("citizen");
        using var browser = await platform.SignedInToPages("citizen");
        foreach (var (client, address) in new[] { (program, "/api/applications"), (program, "/api/services"), (browser, "/apply"), (browser, "/account/notifications") })
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(answer.Headers.CacheControl is { NoStore: true }, $"{address}: {answer.Headers.CacheControl}");
        }
    }

    [Theory]
    [InlineData("/lib/site.css")]
    [InlineData("/lib/site.js")]
    [InlineData("/")]
    [InlineData("/health/ready")]
    [InlineData("/api/services")]
    [InlineData("/no-such-page")]
    public async Task Text_SaysItsEncoding(string address)
    {
        using var client = platform.CreateClient();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("utf-8", answer.Content.Headers.ContentType!.CharSet, ignoreCase: true);
    }

    [Fact]
    public async Task EveryCookie_OverTls_IsForTlsAlone()
    {
        using var client = platform.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });
        using var page = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
        using var signedIn = await client.Post("/account/sign-in", ("Email", "citizen@example.test"), ("Password", SamplePeople.Password));
        using var saved = await client.PostFrom("/account/notifications", "/account/notifications");
        using var language = await client.GetAsync(new Uri("/language?culture=zh-Hans", UriKind.Relative));
        var cookies = new[] { page, signedIn, saved, language }.SelectMany(answer => answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []).ToList();

        foreach (var name in new[] { "Antiforgery", "Identity.Application", "TempData", "Culture" })
            Assert.Contains(cookies, cookie => cookie.Contains(name, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Docs_RunNoScriptButTheirOwn()
    {
        using var client = platform.CreateClient();
        var policies = new List<string>();
        for (var visit = 0; visit < 2; visit++)
        {
            using var answer = await client.GetAsync(new Uri("/api/docs/", UriKind.Relative));
            var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
            var nonce = NonceOf().Match(policy).Groups["nonce"].Value;
            Assert.All(ScriptOf().Matches(await answer.Content.ReadAsStringAsync()), script => Assert.Contains($"nonce=\"{nonce}\"", script.Value, StringComparison.Ordinal));
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            policies.Add(nonce);
        }

        Assert.NotEqual(policies[0], policies[1]);
        Assert.NotEmpty(policies[0]);
    }

    [Fact]
    public async Task WithoutTls_NobodyIsToldToKeepToIt()
    {
        using var client = platform.CreateClient();
        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [GeneratedRegex("'nonce-(?<nonce>[^']+)'")]
    private static partial Regex NonceOf();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex ScriptOf();
}
