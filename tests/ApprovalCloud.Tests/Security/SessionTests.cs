using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>A sign-in is its owner's to see and to end.</summary>
public sealed class SessionTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private const string Page = "/account/sessions";

    [Fact]
    public async Task Sessions_AreListedByTheirDevice_AndNobodyElsesAre()
    {
        var (email, person) = await Somebody();
        using var phone = await SignedIn(email, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1");
        using var desk = await SignedIn(email, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0");
        using var program = await platform.SignedIn(email.Split('@')[0]);
        using var other = await platform.SignedInToPages("citizen2");

        var list = await phone.GetStringAsync(new Uri(Page, UriKind.Relative));

        Assert.Equal(3, (await Of(person)).Count);
        Assert.All(["Safari on iPhone", "Edge on Windows", "A program, by the API"], device => Assert.Contains(device, list));
        Assert.DoesNotContain("Edge on Windows", await other.GetStringAsync(new Uri(Page, UriKind.Relative)));
    }

    [Fact]
    public async Task Session_EndedFromElsewhere_OpensNothingFromTheNextRequestOn()
    {
        var (email, person) = await Somebody();
        using var here = await SignedIn(email);
        using var there = await SignedIn(email);
        using var program = await platform.SignedIn(email.Split('@')[0]);
        Assert.Equal("/apply", await Where(there, "/apply"));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(new Uri("/api/applications", UriKind.Relative))).StatusCode);

        using (var refused = await here.PostFrom($"{Page}?session=others", Page, ("session", "others"), ("Password", "not-the-password")))
            Assert.Contains("This could not be confirmed", await refused.Words());
        Assert.Equal(3, (await Of(person)).Count);

        using var ended = await here.PostFrom($"{Page}?session=others", Page, ("session", "others"), ("Password", SamplePeople.Password));

        Assert.Single(await Of(person));
        Assert.Equal("/account/sign-in", await Where(there, "/apply"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(new Uri("/api/applications", UriKind.Relative))).StatusCode);
        Assert.Equal("/apply", await Where(here, "/apply"));
    }

    [Fact]
    public async Task SignIn_InTheSameBrowser_EndsTheSessionBefore()
    {
        var (email, person) = await Somebody();
        using var browser = await SignedIn(email);
        using var other = await SignedIn(email);
        var before = (await Of(person)).Select(session => session.Id).ToList();

        (await browser.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();

        Assert.Equal(2, before.Count);
        Assert.Equal((2, 1), ((await Of(person)).Count, (await Of(person)).Count(session => before.Contains(session.Id))));
        Assert.Equal("/apply", await Where(other, "/apply"));
        Assert.Equal("/apply", await Where(browser, "/apply"));
    }

    [Fact]
    public async Task SignOut_ClearsWhatScriptsHaveKept()
    {
        using var browser = platform.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        (await browser.Post("/account/sign-in", ("Email", "citizen2@example.test"), ("Password", SamplePeople.Password))).Dispose();

        using var signedOut = await browser.PostFrom("/account", "/account/sign-out");

        Assert.Equal("\"storage\"", Assert.Single(signedOut.Headers.GetValues("Clear-Site-Data")));
    }

    [Fact]
    public async Task Session_IsEndedWhereItIsShownAlone_BesideThePasswordThatEndsIt()
    {
        var (email, person) = await Somebody();
        using var here = await SignedIn(email, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36");
        var own = Assert.Single(await Of(person)).Id;
        using var phone = await SignedIn(email, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1");
        using var third = await SignedIn(email, "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0");
        var there = (await Of(person)).Single(session => session.Device.Contains("iPhone", StringComparison.Ordinal)).Id;
        Assert.DoesNotContain("type=\"password\"", await here.GetStringAsync(new Uri(Page, UriKind.Relative)));

        var asked = await here.GetStringAsync(new Uri($"{Page}?session={there}", UriKind.Relative));
        Assert.Contains("End this session?", asked);
        Assert.Contains("Safari on iPhone", asked);
        Assert.All(["Chrome on Windows", "Firefox on Linux"], device => Assert.DoesNotContain(device, asked));
        foreach (var none in new[] { $"{own}", $"{Guid.NewGuid()}", "x" })
        {
            using var shown = await here.PostFrom($"{Page}?session={none}", Page, ("session", none), ("Password", SamplePeople.Password));
            Assert.Contains("Firefox on Linux", await shown.Words());
        }

        Assert.Equal(3, (await Of(person)).Count);
        using var ended = await here.PostFrom($"{Page}?session={there}", Page, ("session", $"{there}"), ("Password", SamplePeople.Password));

        Assert.Contains("That session is ended", await ended.Words());
        Assert.Equal(2, (await Of(person)).Count);
        Assert.Equal("/account/sign-in", await Where(phone, "/apply"));
        Assert.Equal("/apply", await Where(third, "/apply"));
    }

    [Fact]
    public async Task Session_OfSomebodyElse_IsNeitherShownNorEnded()
    {
        var (email, person) = await Somebody();
        using var theirs = await SignedIn(email);
        using var other = await platform.SignedInToPages("citizen2");
        var id = (await Of(person))[0].Id;
        Assert.DoesNotContain("End this session", await other.GetStringAsync(new Uri($"{Page}?session={id}", UriKind.Relative)));

        using var tried = await other.Post(Page, ("session", $"{id}"), ("Password", SamplePeople.Password));

        Assert.Single(await Of(person));
        Assert.Equal("/apply", await Where(theirs, "/apply"));
    }

    // Whoever has copied the cookie before has nothing of it any more.
    [Fact]
    public async Task Cookie_AfterTheSignOut_OpensNothing()
    {
        var (email, _) = await Somebody();
        var cookies = new CookieContainer();
        using var client = platform.CreateDefaultClient(new RedirectHandler(), new CookieContainerHandler(cookies));
        (await client.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();
        var copied = cookies.GetCookieHeader(new Uri("http://localhost/"));
        (await client.PostFrom("/apply", "/account/sign-out")).Dispose();

        using var thief = platform.CreateDefaultClient(new RedirectHandler());
        thief.DefaultRequestHeaders.Add("Cookie", copied);

        Assert.Equal("/account/sign-in", await Where(thief, "/apply"));
    }

    [Fact]
    public async Task Session_EndedOnAnotherNode_OpensNothingWithinSeconds()
    {
        var (email, person) = await Somebody();
        using var program = await platform.SignedIn(email.Split('@')[0]);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(new Uri("/api/applications", UriKind.Relative))).StatusCode);
        var now = platform.Clock.GetUtcNow();
        await platform.InDatabase(db => db.Sessions.Where(one => one.PersonId == person).ExecuteUpdateAsync(row => row.SetProperty(one => one.EndedAt, now)));

        var status = HttpStatusCode.OK;
        for (var tries = 0; tries < 100 && status == HttpStatusCode.OK; tries++)
        {
            await Task.Delay(200);
            using var answer = await program.GetAsync(new Uri("/api/applications", UriKind.Relative));
            status = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task Tokens_OfAnEndedSession_AreNotRenewed()
    {
        var (email, person) = await Somebody();
        using var client = platform.CreateClient();
        using var login = await client.PostAsJsonAsync("/api/account/login", new { email, password = SamplePeople.Password });
        var refresh = (await login.Json()).GetProperty("refreshToken").GetString();
        using var first = await client.PostAsJsonAsync("/api/account/refresh", new { refreshToken = refresh });
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        await platform.InScope(services => services.GetRequiredService<Sessions>().End(person, null, null, CancellationToken.None));

        foreach (var token in new[] { refresh, (await first.Json()).GetProperty("refreshToken").GetString() })
        {
            using var answer = await client.PostAsJsonAsync("/api/account/refresh", new { refreshToken = token });
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    // Where the same token comes twice, one of two has stolen it: neither goes on.
    [Fact]
    public async Task Token_ToRenewWith_IsGoodOnce_AndItsSecondUseEndsTheSession()
    {
        var (email, person) = await Somebody();
        using var client = platform.CreateClient();
        using var login = await client.PostAsJsonAsync("/api/account/login", new { email, password = SamplePeople.Password });
        var tokens = new List<string> { (await login.Json()).GetProperty("refreshToken").GetString()! };
        for (var times = 0; times < 3; times++)
        {
            using var renewed = await client.PostAsJsonAsync("/api/account/refresh", new { refreshToken = tokens[^1] });
            Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
            tokens.Add((await renewed.Json()).GetProperty("refreshToken").GetString()!);
        }

        Assert.Single(await Of(person));
        foreach (var token in new[] { tokens[1], tokens[^1] })
        {
            using var refused = await client.PostAsJsonAsync("/api/account/refresh", new { refreshToken = token });
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        Assert.Empty(await Of(person));
    }

    // A page asks as long as it is open: that is no use of the session.
    [Fact]
    public async Task Session_ThatIsOnlyAskedFor_IsNotProlonged()
    {
        var (email, person) = await Somebody();
        using var browser = await SignedIn(email);
        var seen = Assert.Single(await Of(person)).SeenAt;
        for (var asked = 0; asked < 19; asked++)
        {
            platform.Clock.Advance(TimeSpan.FromMinutes(31));
            using var lasts = await Ask(browser, person);
            Assert.Equal(HttpStatusCode.NoContent, lasts.StatusCode);
            Assert.False(lasts.Headers.Contains("Set-Cookie"));
        }

        Assert.Equal(seen, Assert.Single(await Of(person)).SeenAt);
        platform.Clock.Advance(TimeSpan.FromMinutes(31));
        using var over = await Ask(browser, person);
        Assert.Equal(HttpStatusCode.Unauthorized, over.StatusCode);
        Assert.Equal("/account/sign-in", await Where(browser, "/apply"));
    }

    [Fact]
    public async Task Session_ThatHasEnded_OrIsSomebodyElsesNow_IsToldToThePageThatAsks()
    {
        var (email, person) = await Somebody();
        using var browser = await SignedIn(email);
        using (var other = await Ask(browser, Guid.NewGuid()))
            Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Assert.Contains($"data-person=\"{person}\"", await browser.GetStringAsync(new Uri("/apply", UriKind.Relative)));

        await platform.InScope(services => services.GetRequiredService<Sessions>().End(person, null, null, CancellationToken.None));

        using var over = await Ask(browser, person);
        Assert.Equal(HttpStatusCode.Unauthorized, over.StatusCode);
        Assert.DoesNotContain("data-person", await browser.GetStringAsync(new Uri("/", UriKind.Relative)));
    }

    [Fact]
    public async Task Session_OfStaff_EndsAfterADayHoweverMuchItIsUsed()
    {
        using var clerk = await platform.SignedInToPages("clerk.tobacco");
        for (var hours = 0; hours < 12; hours++)
        {
            Assert.Equal("/desk", await Where(clerk, "/desk"));
            platform.Clock.Advance(TimeSpan.FromHours(1));
        }

        platform.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/account/sign-in", await Where(clerk, "/desk"));
    }

    [Fact]
    public async Task Password_ThatIsChanged_EndsAllOtherSessions()
    {
        var (email, person) = await Somebody();
        using var here = await SignedIn(email);
        using var there = await SignedIn(email);
        const string better = "three words that only I know";

        using var changed = await here.Post("/account/password", ("Password", SamplePeople.Password), ("New", better));

        Assert.Contains("Your password is changed", await changed.Words());
        Assert.Single(await Of(person));
        Assert.Equal("/apply", await Where(here, "/apply"));
        Assert.Equal("/account/sign-in", await Where(there, "/apply"));
        using var again = platform.CreateClient();
        using var signedIn = await again.Post("/account/sign-in", ("Email", email), ("Password", better));
        Assert.Equal("/apply", signedIn.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private Task<List<Core.Users.Session>> Of(Guid person) => platform.InScope(services => services.GetRequiredService<Sessions>().Of(person, CancellationToken.None));

    private async Task<(string Email, Guid Id)> Somebody()
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        return (email, await platform.Ok(new AddUser(email, "Somebody", SamplePeople.Password)));
    }

    private async Task<HttpClient> SignedIn(string email, string? device = null)
    {
        var client = platform.CreateClient();
        if (device is not null)
            client.DefaultRequestHeaders.UserAgent.ParseAdd(device);
        (await client.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();
        return client;
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, Guid person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sessions/this");
        request.Headers.Add("Session-Of", $"{person}");
        return await client.SendAsync(request);
    }

    private static async Task<string> Where(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        return response.RequestMessage!.RequestUri!.AbsolutePath;
    }
}
