using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Security;

/// <summary>Many machines that try one account each a little are counted together.</summary>
public sealed class AttemptTests(GuardedPlatform platform) : IClassFixture<GuardedPlatform>
{
    [Fact]
    public async Task SignIn_IsCountedByAccount_WhetherThereIsOne()
    {
        var (known, unknown) = (Unknown(), Unknown());
        await platform.Ok(new AddUser(known, "Somebody", SamplePeople.Password));
        using var client = platform.CreateClient();
        foreach (var email in new[] { known, unknown })
        {
            for (var tries = 0; tries < 20; tries++)
                (await client.PostAsJsonAsync("/api/account/login", new { email, password = "not-the-password" })).Dispose();
            using var api = await client.PostAsJsonAsync("/api/account/login", new { email, password = SamplePeople.Password });
            Assert.Equal(HttpStatusCode.TooManyRequests, api.StatusCode);
            using var page = await client.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password));
            Assert.Contains("Too many attempts to sign in to this account", await page.Words());
        }
    }

    // Whoever types wrong passwords for somebody does not keep them out where they have signed in before.
    [Fact]
    public async Task Strangers_LockAnAccount_ForStrangersAlone()
    {
        var email = Unknown();
        var person = await platform.Ok(new AddUser(email, "Somebody", SamplePeople.Password));
        using var owner = platform.CreateClient();
        using var elsewhere = platform.CreateClient();
        Assert.True(await SignsIn(owner, email, SamplePeople.Password));
        Assert.True(await SignsIn(elsewhere, email, SamplePeople.Password));
        using var stranger = platform.CreateClient();
        for (var tries = 0; tries < 21; tries++)
            (await stranger.PostAsJsonAsync("/api/account/login", new { email, password = "not-the-password" })).Dispose();

        Assert.False(await SignsIn(stranger, email, SamplePeople.Password));
        Assert.True(await SignsIn(owner, email, SamplePeople.Password));

        var changed = await platform.Ok(new ChangePassword(new(person, "Somebody"), Guid.Empty, SamplePeople.Password, "another password of mine"));
        Assert.NotNull(changed);
        Assert.False(await SignsIn(elsewhere, email, "another password of mine"));
    }

    [Fact]
    public async Task Device_ThatIsKnown_HasACountOfItsOwn()
    {
        var email = Unknown();
        await platform.Ok(new AddUser(email, "Somebody", SamplePeople.Password));
        using var client = platform.CreateClient();
        for (var times = 0; times < 12; times++)
            Assert.True(await SignsIn(client, email, SamplePeople.Password), "What is right is not counted.");
        for (var tries = 0; tries < 10; tries++)
            Assert.False(await SignsIn(client, email, "not-the-password"));

        Assert.False(await SignsIn(client, email, SamplePeople.Password));
        platform.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(await SignsIn(client, email, SamplePeople.Password));
    }

    private static async Task<bool> SignsIn(HttpClient client, string email, string password)
    {
        using var answer = await client.Post("/account/sign-in", ("Email", email), ("Password", password), ("ReturnUrl", "/account"));
        return answer.RequestMessage!.RequestUri!.AbsolutePath == "/account";
    }

    private static string Unknown() => $"{Guid.NewGuid():N}@example.test";
}
