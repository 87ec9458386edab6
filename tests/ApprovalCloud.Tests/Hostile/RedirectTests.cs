using System.Net;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>Nobody is led from here to somebody else's site, by an address or by the name that a request gives this one.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class RedirectTests(SqlitePlatform platform)
{
    private static readonly string[] Elsewhere =
    [
        "//evil.test", "///evil.test", "/\\evil.test", "\\\\evil.test", "https://evil.test", "http:evil.test", "\t//evil.test", "/\t/evil.test", "\r\n//evil.test", "/\r\n/evil.test", " //evil.test",
        "javascript:alert(1)", "data:text/html,x", "//evil.test\\@localhost", "https://localhost@evil.test", "~//evil.test", "~/\\evil.test", "%2F%2Fevil.test", "/%09/evil.test", "evil.test", "\u0000//evil.test", "//\u3002evil.test", "/\u00bf'\"(", "/\u7533\u8bf7?q=\u5f00\u996d\u9986",
    ];

    [Fact]
    public async Task Language_LeadsBackHereAlone()
    {
        using var client = Client();
        foreach (var address in Elsewhere)
            await IsHere(await client.GetAsync(new Uri($"/language?culture=en&returnUrl={Uri.EscapeDataString(address)}", UriKind.Relative)), address);
    }

    [Fact]
    public async Task SignIn_LeadsBackHereAlone()
    {
        foreach (var address in Elsewhere.Where((_, place) => place % 3 == 0))
        {
            using var client = Client();
            await IsHere(await client.PostFrom(
                "/account/sign-in", $"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}", ("Email", "citizen@example.test"), ("Password", SamplePeople.Password), ("ReturnUrl", address)), address);
        }
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/register")]
    [InlineData("/account/two-factor")]
    [InlineData("/account/provider")]
    [InlineData("/account/second-factor")]
    public async Task Pages_ThatKeepAnAddress_LinkToNobodyElse(string page)
    {
        using var stranger = Client();
        using var citizen = await platform.SignedInToPages("citizen");
        foreach (var address in Elsewhere)
        {
            var query = string.Join('&', ((string[])["returnUrl", "next", "returnTo", "back", "from"]).Select(name => $"{name}={Uri.EscapeDataString(address)}"));
            await IsHere(await stranger.GetAsync(new Uri($"{page}?{query}", UriKind.Relative)), address);
            await IsHere(await citizen.GetAsync(new Uri($"{page}?{query}", UriKind.Relative)), address);
        }
    }

    [Fact]
    public async Task Host_ThatARequestNames_LeadsNowhere()
    {
        using var client = Client();
        foreach (var (address, header) in new[] { ("/account", "Host"), ("/desk", "X-Forwarded-Host"), ("/apply", "Forwarded"), ("/language?culture=en", "Host"), ("/watch/", "X-Original-Host") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (header == "Host")
                request.Headers.Host = "evil.test";
            else
                request.Headers.TryAddWithoutValidation(header, header == "Forwarded" ? "host=evil.test" : "evil.test");
            using var response = await client.SendAsync(request);
            Assert.DoesNotContain("evil.test", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain("evil.test", $"{response.Headers}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Host_ThatARequestNames_IsInNoLetter()
    {
        using var client = platform.CreateClient();
        var page = await client.GetStringAsync(new Uri("/account/forgotten", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/forgotten")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Email"] = "citizen2@example.test", ["__RequestVerificationToken"] = Support.Pages.TokenOf(page) }),
        };
        request.Headers.Host = "evil.test";
        using var response = await client.SendAsync(request);
        await platform.InScope(services => services.GetRequiredService<AccountLetters>().OfForgottenPassword("citizen2@example.test", CancellationToken.None));

        var letters = Directory.EnumerateFiles(platform.MailFolder, "*.eml").Select(path => MimeMessage.Load(path)).Where(mail => mail.To.ToString().Contains("citizen2@", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(letters);
        Assert.All(letters, mail => Assert.DoesNotContain("evil.test", mail.ToString(), StringComparison.Ordinal));
    }

    private HttpClient Client() => platform.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    private static async Task IsHere(HttpResponseMessage response, string given)
    {
        using (response)
        {
            Assert.True((int)response.StatusCode < 500, $"{given}: {response.StatusCode}");
            if (response.Headers.TryGetValues("Location", out var locations))
            {
                var location = Assert.Single(locations);
                Assert.True(new Uri(new Uri("http://localhost/"), location).Host == "localhost" && location.All(letter => char.IsAscii(letter) && !char.IsControl(letter)), $"{given}: {location}");
                Assert.False(location.StartsWith("//", StringComparison.Ordinal) || location.StartsWith("/\\", StringComparison.Ordinal), $"{given}: {location}");
            }

            if (response.StatusCode == HttpStatusCode.OK)
                await Looking.IsHarmless(response, given);
        }
    }
}
