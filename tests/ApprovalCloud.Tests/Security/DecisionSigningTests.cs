using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>A desk that was left open decides nothing.</summary>
public sealed class DecisionSigningTests(GuardedPlatform platform) : IClassFixture<GuardedPlatform>
{
    private const string Department = "fire-rescue";
    private const string Step = "fire-inspection";

    [Theory]
    [InlineData("", "Enter your password")]
    [InlineData("not-the-password", "This could not be confirmed")]
    public async Task Decision_LongAfterTheSignIn_ComesBackAsItWasTyped(string password, string words)
    {
        var (clerk, id, task) = await Claimed();
        platform.Clock.Advance(TimeSpan.FromMinutes(31));

        using var answer = await Decide(clerk, task, ("Decision.Note", "As measured on site"), ("Password", password));

        var page = await answer.Words();
        Assert.Contains(words, page);
        Assert.Contains("As measured on site", page);
        Assert.Equal("Open", await StatusOf(id));
    }

    [Fact]
    public async Task Decision_WithThePassword_IsTaken_AndTheNextNeedsNone()
    {
        var (clerk, id, task) = await Claimed();
        platform.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Contains("You signed in a while ago", await clerk.GetStringAsync(new Uri(task, UriKind.Relative)));

        using var decided = await Decide(clerk, task, ("Decision.Note", ""), ("Password", SamplePeople.Password));

        Assert.Equal("Granted", await StatusOf(id));
        var (_, _, next) = await Claimed();
        Assert.DoesNotContain("You signed in a while ago", await clerk.GetStringAsync(new Uri(next, UriKind.Relative)));
    }

    [Fact]
    public async Task Decision_WithinHalfAnHour_NeedsNoPassword()
    {
        var (clerk, id, task) = await Claimed();
        platform.Clock.Advance(TimeSpan.FromMinutes(29));

        using var decided = await Decide(clerk, task, ("Decision.Note", ""));

        Assert.True(await StatusOf(id) == "Granted", await decided.Words());
    }

    [Fact]
    public async Task Decision_ByTheApi_LongAfterTheSignIn_AsksForAnother()
    {
        var (_, id, _) = await Claimed();
        using var client = platform.CreateClient();
        using var login = await client.PostAsJsonAsync("/api/account/login", new { email = Email, password = SamplePeople.Password, twoFactorCode = AuthenticatorApp.Code(await Key(), platform.Clock) });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await login.Json()).GetProperty("accessToken").GetString());
        platform.Clock.Advance(TimeSpan.FromMinutes(31));

        using var one = await client.PostAsJsonAsync($"/api/tasks/{id}/{Step}/decide", new { verdict = "grant", note = "" });
        using var several = await client.PostAsJsonAsync("/api/tasks/bulk", new { act = "grant", tasks = new[] { new { applicationId = id, step = Step } } });

        foreach (var answer in new[] { one, several })
            Assert.Equal((HttpStatusCode.Forbidden, "ShowAgain"), (answer.StatusCode, (await answer.Json()).GetProperty("rule").GetString()));
        Assert.Equal("Open", await StatusOf(id));
    }

    [Fact]
    public async Task SeveralTasks_LongAfterTheSignIn_AreNotGrantedWithoutThePassword()
    {
        var (clerk, id, task) = await Claimed();
        var version = (await platform.Ok(new GetTask(platform.Clerk(Department), id, Step))).Version;
        platform.Clock.Advance(TimeSpan.FromMinutes(31));

        using var answer = await clerk.PostFrom(task, "/desk/bulk?handler=Grant", ("Task", $"{id}/{Step}/{version}"), ("Note", "kept"));

        Assert.Contains("Enter your password", await answer.Words());
        Assert.Equal("Open", await StatusOf(id));
    }

    // As the form on the page: it carries which state of the task was seen.
    private static async Task<HttpResponseMessage> Decide(HttpClient clerk, string task, params (string, string)[] fields)
    {
        var page = await clerk.GetStringAsync(new Uri(task, UriKind.Relative));
        var form = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelector("#decide")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? ""));
        return await clerk.PostAsync(new Uri($"{task}?handler=Decide", UriKind.Relative), new FormUrlEncodedContent(
            [.. hidden.Append(("Decision.Verdict", "Grant")).Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2))]));
    }

    private static string Email => $"clerk.{Department}@example.test";

    private async Task<(HttpClient Clerk, Guid Id, string Task)> Claimed()
    {
        var clerk = platform.CreateClient();
        var key = await Key();
        (await clerk.Post("/account/sign-in", ("Email", Email), ("Password", SamplePeople.Password))).Dispose();
        (await clerk.Post("/account/two-factor", ("Code", AuthenticatorApp.Code(key, platform.Clock)))).Dispose();
        var id = (await new Given(platform).ParallelSteps()).Id;
        await platform.Ok(new ClaimStep(platform.Clerk(Department), id, Step));
        return (clerk, id, $"/desk/{id}/{Step}");
    }

    private Task<string> Key() => platform.InScope(async services =>
    {
        var users = services.GetRequiredService<UserManager<User>>();
        var user = (await users.FindByEmailAsync(Email))!;
        // As if time had passed: each code is taken once.
        await users.RemoveAuthenticationTokenAsync(user, "[AspNetUserStore]", "LastCode");
        if (await users.GetAuthenticatorKeyAsync(user) is { } key)
            return key;
        await users.ResetAuthenticatorKeyAsync(user);
        await users.SetTwoFactorEnabledAsync(user, true);
        return (await users.GetAuthenticatorKeyAsync(user))!;
    });

    private async Task<string> StatusOf(Guid id) =>
        (await platform.Ok(new GetApplication(platform.Citizen, id))).Steps.Single(step => step.Key == Step).Status.ToString();
}
