using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>Who works here shows more than a password.</summary>
public sealed partial class SecondFactorTests(GuardedPlatform platform) : IClassFixture<GuardedPlatform>
{
    private const string Page = "/account/second-factor";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("clerk.tobacco", "/desk")]
    [InlineData("supervisor", "/watch")]
    [InlineData("designer", "/design")]
    [InlineData("assistant", "/counter")]
    public async Task PasswordAlone_OpensNoPageOfTheRoom_AndLeadsToTheSetUp(string account, string room)
    {
        using var client = await platform.SignedInToPages(account);
        var pages = platform.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null && $"/{endpoint.RoutePattern.RawText}".StartsWith(room, StringComparison.OrdinalIgnoreCase))
            .Select(endpoint => "/" + Parameter().Replace(endpoint.RoutePattern.RawText!, match => match.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.NewGuid().ToString() : "1")).ToList();

        Assert.NotEmpty(pages);
        foreach (var page in pages)
        {
            using var response = await client.GetAsync(new Uri(page, UriKind.Relative));
            Assert.True(response.RequestMessage!.RequestUri!.AbsolutePath == Page, $"{page}: {response.StatusCode} at {response.RequestMessage.RequestUri}");
        }
    }

    [Theory]
    [InlineData("clerk.tobacco", "Clerk")]
    [InlineData("supervisor", "Supervisor")]
    public async Task PasswordAlone_OpensNoAddressOfTheApi(string account, string policy)
    {
        using var client = await platform.SignedIn(account);
        var addresses = (
            from endpoint in platform.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy == policy && endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
            select (method, Parameter().Replace(endpoint.RoutePattern.RawText!, match => match.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.NewGuid().ToString() : "1"))).ToList();

        Assert.NotEmpty(addresses);
        foreach (var (method, address) in addresses)
        {
            using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{method} {address}: {response.StatusCode}");
            Assert.Equal("SecondFactorNeeded", (await response.Json()).GetProperty("rule").GetString());
        }
    }

    [Fact]
    public async Task Citizens_NeedNone()
    {
        using var citizen = await platform.SignedInToPages("citizen");
        Assert.Equal(HttpStatusCode.OK, (await citizen.GetAsync(new Uri("/apply", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task App_IsSetUpWithPasswordAndCode_ThenAskedForAtEverySignIn()
    {
        var email = await Clerk();
        using var client = platform.CreateClient();
        (await client.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();
        using (var wrong = await client.PostFrom(Page, $"{Page}?handler=Begin", ("Password", "not-the-password")))
            Assert.Contains("This could not be confirmed", await wrong.Words());
        using var begun = await client.PostFrom(Page, $"{Page}?handler=Begin", ("Password", SamplePeople.Password));
        var key = Key().Match(await begun.Words()).Groups["key"].Value;
        using (var wrong = await client.Post(Page, ("Code", "000000")))
            Assert.Contains("Enter the 6 digits", await wrong.Words());
        using var on = await client.Post(Page, ("Code", AuthenticatorApp.Code(key, platform.Clock)));
        var kept = Kept().Matches(await on.Words()).Select(match => match.Groups["code"].Value).ToList();

        Assert.Equal(10, kept.Distinct().Count());
        Assert.Equal("/desk", await Where(client, "/desk"));

        platform.Clock.Advance(Step);
        foreach (var (code, isKept) in new[] { (AuthenticatorApp.Code(key, platform.Clock), false), (kept[0], true) })
        {
            using var again = platform.CreateClient();
            using var password = await again.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password));
            Assert.Equal("/account/two-factor", password.RequestMessage!.RequestUri!.AbsolutePath);
            Assert.Equal("/account/sign-in", await Where(again, "/desk"));
            using var done = await again.Post("/account/two-factor", ("Code", code), ("IsKeptCode", isKept ? "true" : "false"));
            Assert.Equal("/desk", done.RequestMessage!.RequestUri!.AbsolutePath);
        }

        using var twice = platform.CreateClient();
        (await twice.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();
        using var used = await twice.Post("/account/two-factor", ("Code", kept[0]), ("IsKeptCode", "true"));
        Assert.Contains("Enter one of the codes that you kept", await used.Words());
    }

    [Fact]
    public async Task Code_IsTakenByTheApiToo_AndItsTokensKeepItWhenTheyAreRenewed()
    {
        var (email, key) = await ClerkWithApp();
        using var client = platform.CreateClient();
        using var without = await client.PostAsJsonAsync("/api/account/login", new { email, password = SamplePeople.Password });
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        using var with = await client.PostAsJsonAsync("/api/account/login", new { email, password = SamplePeople.Password, twoFactorCode = AuthenticatorApp.Code(key, platform.Clock) });
        var refresh = (await with.Json()).GetProperty("refreshToken").GetString();
        using var renewed = await client.PostAsJsonAsync("/api/account/refresh", new { refreshToken = refresh });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await renewed.Json()).GetProperty("accessToken").GetString());

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/api/tasks", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Code_IsTakenOnce()
    {
        var (email, key) = await ClerkWithApp();
        var code = AuthenticatorApp.Code(key, platform.Clock);
        async Task<HttpStatusCode> Login(string one)
        {
            using var client = platform.CreateClient();
            using var answer = await client.PostAsJsonAsync("/api/account/login", new { email, password = SamplePeople.Password, twoFactorCode = one });
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await Login(code));
        Assert.Equal(HttpStatusCode.Unauthorized, await Login(code));
        platform.Clock.Advance(Step);
        Assert.Equal(HttpStatusCode.OK, await Login(AuthenticatorApp.Code(key, platform.Clock)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Login(code));
        platform.Clock.Advance(Step);
        Assert.Single(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Login(AuthenticatorApp.Code(key, platform.Clock)))), HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Code_HoldsForItsStepAndOnItsWay_AndNotBefore(int step, bool isTaken)
    {
        var (email, key) = await ClerkWithApp();
        using var client = platform.CreateClient();
        using var answer = await client.PostAsJsonAsync(
            "/api/account/login", new { email, password = SamplePeople.Password, twoFactorCode = AuthenticatorApp.Code(key, platform.Clock, step) });
        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    // Else the password of a clerk who signs in with a passkey would be enough to give their account an app.
    [Fact]
    public async Task PasswordAlone_ChangesNothing_WhereTheAccountHasAPasskey()
    {
        var email = await Clerk();
        await platform.InScope(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var user = (await users.FindByEmailAsync(email))!;
            var passkey = new UserPasskeyInfo([1, 2, 3, .. user.Id.ToByteArray()], [4], DateTimeOffset.UtcNow, 0, null, true, false, false, [5], [6]);
            Assert.True((await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded);
        });
        using var client = platform.CreateClient();
        (await client.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();

        foreach (var (page, handler) in new[] { (Page, "?handler=Begin"), (Page, "?handler=Codes"), ("/account/passkeys", "?handler=Remove"), ("/account/password", "") })
        {
            using var answer = await client.PostFrom("/account/notifications", page + handler, ("Password", SamplePeople.Password), ("New", "three-words-of-mine"), ("key", "AQID"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("Sign out", await answer.Words(), StringComparison.OrdinalIgnoreCase);
        }

        using var signIn = platform.CreateClient();
        using var unchanged = await signIn.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password));
        Assert.Equal(Page, unchanged.RequestMessage!.RequestUri!.AbsolutePath);
        using var program = await platform.SignedIn(email.Split('@')[0]);
        using var byApi = await program.PostAsJsonAsync("/api/account/manage/2fa", new { resetSharedKey = true });
        Assert.Equal((HttpStatusCode.Forbidden, "ShowAgain"), (byApi.StatusCode, (await byApi.Json()).GetProperty("rule").GetString()));
    }

    [Fact]
    public async Task Staff_CannotSwitchItOff()
    {
        var (email, key) = await ClerkWithApp();
        using var client = await SignedIn(email, key);
        using var off = await client.PostFrom(Page, $"{Page}?handler=Off", ("Password", SamplePeople.Password));

        Assert.Equal(HttpStatusCode.Forbidden, off.StatusCode);
        Assert.Equal("/desk", await Where(client, "/desk"));
    }

    [Fact]
    public async Task Api_ChangesNothing_InASessionThatIsNotFresh()
    {
        using var citizen = await platform.SignedIn("citizen2");
        platform.Clock.Advance(TimeSpan.FromMinutes(6));
        foreach (var (address, body) in new (string, object)[] { ("2fa", new { enable = false }), ("info", new { newEmail = "thief@example.test" }) })
        {
            using var answer = await citizen.PostAsJsonAsync($"/api/account/manage/{address}", body);
            Assert.Equal((HttpStatusCode.Forbidden, "ShowAgain"), (answer.StatusCode, (await answer.Json()).GetProperty("rule").GetString()));
        }
    }

    private async Task<HttpClient> SignedIn(string email, string key)
    {
        var client = platform.CreateClient();
        (await client.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();
        (await client.Post("/account/two-factor", ("Code", AuthenticatorApp.Code(key, platform.Clock)))).Dispose();
        return client;
    }

    private async Task<(string Email, string Key)> ClerkWithApp()
    {
        var email = await Clerk();
        var key = await platform.InScope(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var user = (await users.FindByEmailAsync(email))!;
            await users.ResetAuthenticatorKeyAsync(user);
            await users.SetTwoFactorEnabledAsync(user, true);
            return (await users.GetAuthenticatorKeyAsync(user))!;
        });
        return (email, key);
    }

    private async Task<string> Clerk()
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        await platform.Ok(new AddUser(email, "New Clerk", SamplePeople.Password, Role.Clerk) { Department = "fire-rescue" });
        return email;
    }

    private static async Task<string> Where(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        return response.RequestMessage!.RequestUri!.AbsolutePath;
    }

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("<code class=\"app-key\">(?<key>[^<]+)</code>")]
    private static partial Regex Key();

    [GeneratedRegex("<li><code>(?<code>[^<]+)</code></li>")]
    private static partial Regex Kept();
}
