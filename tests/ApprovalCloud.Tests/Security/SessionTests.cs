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
        var (email, person) = await platform.Somebody();
        using var phone = await platform.SignedInAs(email, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1");
        using var desk = await platform.SignedInAs(email, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0");
        using var program = await platform.SignedIn(email.Split('@')[0]);
        using var other = await platform.SignedInToPages("citizen2");

        var list = await phone.GetStringAsync(new Uri(Page, UriKind.Relative));

        Assert.Equal(3, (await platform.SessionsOf(person)).Count);
        Assert.All(["Safari on iPhone", "Edge on Windows", "A program, by the API"], device => Assert.Contains(device, list));
        Assert.DoesNotContain("Edge on Windows", await other.GetStringAsync(new Uri(Page, UriKind.Relative)));
    }

    [Fact]
    public async Task Session_EndedFromElsewhere_OpensNothingFromTheNextRequestOn()
    {
        var (email, person) = await platform.Somebody();
        using var here = await platform.SignedInAs(email);
        using var there = await platform.SignedInAs(email);
        using var program = await platform.SignedIn(email.Split('@')[0]);
        Assert.Equal("/apply", await there.Where("/apply"));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(new Uri("/api/applications", UriKind.Relative))).StatusCode);

        using (var refused = await here.PostFrom($"{Page}?session=others", Page, ("session", "others"), ("Password", "not-the-password")))
            Assert.Contains("This could not be confirmed", await refused.Words());
        Assert.Equal(3, (await platform.SessionsOf(person)).Count);

        using var ended = await here.PostFrom($"{Page}?session=others", Page, ("session", "others"), ("Password", SamplePeople.Password));

        Assert.Single(await platform.SessionsOf(person));
        Assert.Equal("/account/sign-in", await there.Where("/apply"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(new Uri("/api/applications", UriKind.Relative))).StatusCode);
        Assert.Equal("/apply", await here.Where("/apply"));
    }

    [Fact]
    public async Task SignIn_InTheSameBrowser_EndsTheSessionBefore()
    {
        var (email, person) = await platform.Somebody();
        using var browser = await platform.SignedInAs(email);
        using var other = await platform.SignedInAs(email);
        var before = (await platform.SessionsOf(person)).Select(session => session.Id).ToList();

        (await browser.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();

        Assert.Equal(2, before.Count);
        Assert.Equal((2, 1), ((await platform.SessionsOf(person)).Count, (await platform.SessionsOf(person)).Count(session => before.Contains(session.Id))));
        Assert.Equal("/apply", await other.Where("/apply"));
        Assert.Equal("/apply", await browser.Where("/apply"));
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
        var (email, person) = await platform.Somebody();
        using var here = await platform.SignedInAs(email, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36");
        var own = Assert.Single(await platform.SessionsOf(person)).Id;
        using var phone = await platform.SignedInAs(email, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1");
        using var third = await platform.SignedInAs(email, "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0");
        var there = (await platform.SessionsOf(person)).Single(session => session.Device.Contains("iPhone", StringComparison.Ordinal)).Id;
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

        Assert.Equal(3, (await platform.SessionsOf(person)).Count);
        using var ended = await here.PostFrom($"{Page}?session={there}", Page, ("session", $"{there}"), ("Password", SamplePeople.Password));

        Assert.Contains("That session is ended", await ended.Words());
        Assert.Equal(2, (await platform.SessionsOf(person)).Count);
        Assert.Equal("/account/sign-in", await phone.Where("/apply"));
        Assert.Equal("/apply", await third.Where("/apply"));
    }

    [Fact]
    public async Task Session_OfSomebodyElse_IsNeitherShownNorEnded()
    {
        var (email, person) = await platform.Somebody();
        using var theirs = await platform.SignedInAs(email);
        using var other = await platform.SignedInToPages("citizen2");
        var id = (await platform.SessionsOf(person))[0].Id;
        Assert.DoesNotContain("End this session", await other.GetStringAsync(new Uri($"{Page}?session={id}", UriKind.Relative)));

        using var tried = await other.Post(Page, ("session", $"{id}"), ("Password", SamplePeople.Password));

        Assert.Single(await platform.SessionsOf(person));
        Assert.Equal("/apply", await theirs.Where("/apply"));
    }

    // Whoever has copied the cookie before has nothing of it any more.
    [Fact]
    public async Task Cookie_AfterTheSignOut_OpensNothing()
    {
        var (email, _) = await platform.Somebody();
        var cookies = new CookieContainer();
        using var client = platform.CreateDefaultClient(new RedirectHandler(), new CookieContainerHandler(cookies));
        (await client.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();
        var copied = cookies.GetCookieHeader(new Uri("http://localhost/"));
        (await client.PostFrom("/apply", "/account/sign-out")).Dispose();

        using var thief = platform.CreateDefaultClient(new RedirectHandler());
        thief.DefaultRequestHeaders.Add("Cookie", copied);

        Assert.Equal("/account/sign-in", await thief.Where("/apply"));
    }

    [Fact]
    public async Task Session_EndedOnAnotherNode_OpensNothingWithinSeconds()
    {
        var (email, person) = await platform.Somebody();
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
    public async Task Session_OfStaff_EndsAfterADayHoweverMuchItIsUsed()
    {
        using var clerk = await platform.SignedInToPages("clerk.tobacco");
        for (var hours = 0; hours < 12; hours++)
        {
            Assert.Equal("/desk", await clerk.Where("/desk"));
            platform.Clock.Advance(TimeSpan.FromHours(1));
        }

        platform.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/account/sign-in", await clerk.Where("/desk"));
    }

    [Fact]
    public async Task Password_ThatIsChanged_EndsAllOtherSessions()
    {
        var (email, person) = await platform.Somebody();
        using var here = await platform.SignedInAs(email);
        using var there = await platform.SignedInAs(email);
        const string better = "three words that only I know";

        using var changed = await here.Post("/account/password", ("Password", SamplePeople.Password), ("New", better));

        Assert.Contains("Your password is changed", await changed.Words());
        Assert.Single(await platform.SessionsOf(person));
        Assert.Equal("/apply", await here.Where("/apply"));
        Assert.Equal("/account/sign-in", await there.Where("/apply"));
        using var again = platform.CreateClient();
        using var signedIn = await again.Post("/account/sign-in", ("Email", email), ("Password", better));
        Assert.Equal("/apply", signedIn.RequestMessage!.RequestUri!.AbsolutePath);
    }
}
