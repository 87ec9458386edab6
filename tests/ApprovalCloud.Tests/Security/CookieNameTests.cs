using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ApprovalCloud.Tests.Security;

/// <summary>Where TLS is spoken, cookies are taken from this host alone, and their names say so.</summary>
public sealed class CookieNameTests(CookieNameTests.OverTls platform) : IClassFixture<CookieNameTests.OverTls>
{
    [Fact]
    public async Task EveryCookie_IsOfThisHostAlone()
    {
        using var client = platform.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });
        using var page = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
        using var language = await client.GetAsync(new Uri("/language?culture=zh-Hans", UriKind.Relative));
        using var signedIn = await client.Post("/account/sign-in", ("Email", "citizen@example.test"), ("Password", SamplePeople.Password));
        using var saved = await client.PostFrom("/account/notifications", "/account/notifications");
        using var signedOut = await client.PostFrom("/account", "/account/sign-out");
        var cookies = new[] { page, language, signedIn, saved, signedOut }.SelectMany(answer => answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []).ToList();

        foreach (var name in new[] { "Antiforgery", "Identity.Application", "TempData", "AspNetCore.Culture", "Device" })
            Assert.Contains(cookies, cookie => cookie.StartsWith($"__Host-{name}=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("path=/;", cookie + ";", StringComparison.OrdinalIgnoreCase);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Contains("登录", await (await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative))).Words());
    }

    public sealed class OverTls : SqlitePlatform
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Cookies:OverTls", "true");
        }
    }
}
