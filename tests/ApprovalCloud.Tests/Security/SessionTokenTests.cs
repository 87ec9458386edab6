using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>The tokens of a session end with it.</summary>
public sealed class SessionTokenTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    [Fact]
    public async Task Tokens_OfAnEndedSession_AreNotRenewed()
    {
        var (email, person) = await platform.Somebody();
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
        var (email, person) = await platform.Somebody();
        using var client = platform.CreateClient();
        using var login = await client.PostAsJsonAsync("/api/account/login", new { email, password = SamplePeople.Password });
        var tokens = new List<string> { (await login.Json()).GetProperty("refreshToken").GetString()! };
        for (var times = 0; times < 3; times++)
        {
            using var renewed = await client.PostAsJsonAsync("/api/account/refresh", new { refreshToken = tokens[^1] });
            Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
            tokens.Add((await renewed.Json()).GetProperty("refreshToken").GetString()!);
        }

        Assert.Single(await platform.SessionsOf(person));
        foreach (var token in new[] { tokens[1], tokens[^1] })
        {
            using var refused = await client.PostAsJsonAsync("/api/account/refresh", new { refreshToken = token });
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        Assert.Empty(await platform.SessionsOf(person));
    }
}
