using System.Net;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>A page asks, as long as it is open, whether its session lasts.</summary>
public sealed class SessionWatchTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    // A page asks as long as it is open: that is no use of the session.
    [Fact]
    public async Task Session_ThatIsOnlyAskedFor_IsNotProlonged()
    {
        var (email, person) = await platform.Somebody();
        using var browser = await platform.SignedInAs(email);
        var seen = Assert.Single(await platform.SessionsOf(person)).SeenAt;
        for (var asked = 0; asked < 19; asked++)
        {
            platform.Clock.Advance(TimeSpan.FromMinutes(31));
            using var lasts = await Ask(browser, person);
            Assert.Equal(HttpStatusCode.NoContent, lasts.StatusCode);
            Assert.False(lasts.Headers.Contains("Set-Cookie"));
        }

        Assert.Equal(seen, Assert.Single(await platform.SessionsOf(person)).SeenAt);
        platform.Clock.Advance(TimeSpan.FromMinutes(31));
        using var over = await Ask(browser, person);
        Assert.Equal(HttpStatusCode.Unauthorized, over.StatusCode);
        Assert.Equal("/account/sign-in", await browser.Where("/apply"));
    }

    [Fact]
    public async Task Session_ThatHasEnded_OrIsSomebodyElsesNow_IsToldToThePageThatAsks()
    {
        var (email, person) = await platform.Somebody();
        using var browser = await platform.SignedInAs(email);
        using (var other = await Ask(browser, Guid.NewGuid()))
            Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Assert.Contains($"data-person=\"{person}\"", await browser.GetStringAsync(new Uri("/apply", UriKind.Relative)));

        await platform.InScope(services => services.GetRequiredService<Sessions>().End(person, null, null, CancellationToken.None));

        using var over = await Ask(browser, person);
        Assert.Equal(HttpStatusCode.Unauthorized, over.StatusCode);
        Assert.DoesNotContain("data-person", await browser.GetStringAsync(new Uri("/", UriKind.Relative)));
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, Guid person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sessions/this");
        request.Headers.Add("Session-Of", $"{person}");
        return await client.SendAsync(request);
    }
}
