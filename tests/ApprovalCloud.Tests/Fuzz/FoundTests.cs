using System.Net;
using System.Text;
using ApprovalCloud.Core.Clients;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>Requests that once were answered with a fault of ours.</summary>
public abstract class FoundTests(Platform platform)
{
    [Theory]
    [InlineData("supervisor", "GET", "/api/supervision/turnaround?by=-1", null, null, HttpStatusCode.BadRequest)]
    [InlineData("clerk.tax", "POST", "/api/tasks/bulk", "application/json", """{"act":"Claim","tasks":[null]}""", HttpStatusCode.BadRequest)]
    [InlineData("clerk.tax", "POST", "/api/tasks/bulk", "application/json", """{"act":7,"tasks":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("clerk.tax", "POST", "/api/tasks/00000000-0000-0000-0000-000000000000/x/accept", "application/json", """{"toFollow":[null]}""", HttpStatusCode.BadRequest)]
    [InlineData("clerk.tax", "POST", "/api/tasks/bulk", "application/json; charset=x", """{"act":"Claim","tasks":[]}""", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("citizen", "GET", "/api/account/confirmEmail?userId=x&code=x", null, null, HttpStatusCode.NotFound)]
    [InlineData("citizen", "GET", "/api/account/confirmEmail?userId=00000000-0000-0000-0000-000000000000&userId=x&code=x", null, null, HttpStatusCode.NotFound)]
    [InlineData("citizen", "POST", "/api/account/login", "application/json", """{"email":null,"password":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("citizen", "POST", "/api/account/login", "application/json", """{"email":"x","password":null}""", HttpStatusCode.BadRequest)]
    [InlineData("citizen", "POST", "/api/account/refresh", "application/json", """{"refreshToken":null}""", HttpStatusCode.Unauthorized)]
    [InlineData("citizen", "POST", "/api/account/forgotPassword", "application/json", """{"email":null}""", HttpStatusCode.OK)]
    [InlineData("citizen", "POST", "/api/account/resetPassword", "application/json", """{"email":null,"resetCode":null,"newPassword":null}""", HttpStatusCode.BadRequest)]
    public async Task Request_ThatNobodyShouldSend_IsRefused(string account, string method, string address, string? type, string? body, HttpStatusCode expected)
    {
        using var client = await platform.SignedIn(account);
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var answer = await client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        if (expected != HttpStatusCode.OK)
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Nul_InAText_IsNoFaultOfOurs()
    {
        using var client = platform.CreateClient();
        using var answer = await client.PostAsync(new Uri("/api/account/login", UriKind.Relative), new StringContent("""{"email":"a\u0000b","password":"x"}""", Encoding.UTF8, "application/json"));

        Assert.InRange((int)answer.StatusCode, 400, 401);
    }

    [Fact]
    public async Task HalfACharacter_InAFact_IsNoFaultOfOurs()
    {
        using var client = await platform.SignedIn("citizen");
        using var answer = await client.PostAsync(
            new Uri("/api/applications/submit", UriKind.Relative), new StringContent("""{"service":"open-a-restaurant","facts":{"business.name":"\ud800"}}""", Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Program_HasNoAccountToManage()
    {
        var program = await platform.Ok(new AddClient("Fire system", "fire-rescue", "tasks.read"));
        using var client = platform.CreateClient();
        using var token = await client.PostAsync(new Uri("/api/account/token", UriKind.Relative), new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("client_id", $"{program.Id}"), new("client_secret", program.Secret)]));
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await token.Json()).GetProperty("access_token").GetString());

        using var answer = await client.GetAsync(new Uri("/api/account/manage/info", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}

public sealed class FoundOnSqliteTests(SqlitePlatform platform) : FoundTests(platform), IClassFixture<SqlitePlatform>;

public sealed class FoundOnPostgresTests : FoundTests, IClassFixture<PostgresPlatform>
{
    public FoundOnPostgresTests(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
