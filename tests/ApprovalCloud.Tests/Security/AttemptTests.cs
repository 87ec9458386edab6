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

    private static string Unknown() => $"{Guid.NewGuid():N}@example.test";
}
