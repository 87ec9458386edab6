using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Clients;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>Programs of departments, each as far as its scope goes.</summary>
public sealed class ClientTests(GuardedPlatform platform) : IClassFixture<GuardedPlatform>
{
    private const string Department = "fire-rescue";

    [Fact]
    public async Task Client_ReadsAndDecidesTheTasksOfItsDepartment_AndStandsInTheHistory()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        using var program = await Program("tasks.read tasks.accept tasks.review tasks.decide");

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Address($"/api/tasks/{id}/fire-inspection"))).StatusCode);
        using var claimed = await program.PostAsync(Address($"/api/tasks/{id}/fire-inspection/claim"), null);
        using var decided = await program.PostAsJsonAsync($"/api/tasks/{id}/fire-inspection/decide", new { verdict = "grant", note = "" });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (claimed.StatusCode, decided.StatusCode));
        var history = await platform.Ok(new Core.Applications.GetHistory(platform.Citizen, id));
        Assert.Contains(history, entry => entry.Happened is Engine.Running.StepGranted && entry.By == "Fire system");
    }

    [Fact]
    public async Task Client_OfAnotherDepartment_FindsNothing()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        using var program = await Program("tasks.read tasks.decide", "tax");

        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(Address($"/api/tasks/{id}/fire-inspection"))).StatusCode);
        using var decided = await program.PostAsJsonAsync($"/api/tasks/{id}/fire-inspection/decide", new { verdict = "grant", note = "" });
        Assert.Equal(HttpStatusCode.NotFound, decided.StatusCode);
    }

    [Fact]
    public async Task Client_ThatMayOnlyRead_ChangesNothingAtAnyAddress()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        using var program = await Program("tasks.read");
        var addresses = (
            from endpoint in platform.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy == "Clerk" && endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
            where method != "GET"
            select (method, endpoint.RoutePattern.RawText!.Replace("{applicationId:guid}", $"{id}", StringComparison.Ordinal).Replace("{step}", "fire-inspection", StringComparison.Ordinal)
                .Replace(":guid}", "}", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal))).ToList();
        Assert.True(addresses.Count > 10);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Address($"/api/tasks/{id}/fire-inspection"))).StatusCode);

        foreach (var (method, address) in addresses.Where(address => !address.Item2.Contains("Id", StringComparison.Ordinal) || address.Item2.Contains($"{id}", StringComparison.Ordinal)))
        {
            using var answer = await program.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
            Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{method} {address}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/api/applications")]
    [InlineData("/api/supervision/backlog")]
    public async Task Client_HasNothingToDoInOtherRooms(string address)
    {
        using var program = await Program("tasks.read tasks.decide");
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync(Address(address))).StatusCode);
    }

    [Fact]
    public async Task Token_AsksForLess_ButNotForMore()
    {
        var client = await platform.Ok(new AddClient("Fire system", Department, "tasks.read tasks.accept"));
        using var http = platform.CreateClient();

        using var less = await Ask(http, client, "tasks.read");
        using var more = await Ask(http, client, "tasks.read tasks.decide");
        using var madeUp = await Ask(http, client, "everything");

        Assert.Equal("tasks.read", (await less.Json()).GetProperty("scope").GetString());
        Assert.True(less.Headers.CacheControl!.NoStore);
        foreach (var refused in new[] { more, madeUp })
            Assert.Equal((HttpStatusCode.BadRequest, "invalid_scope"), (refused.StatusCode, (await refused.Json()).GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Token_WithoutTheSecret_IsNotGiven_AndSaysTheSameForAnUnknownClient()
    {
        var client = await platform.Ok(new AddClient("Fire system", Department, "tasks.read"));
        using var http = platform.CreateClient();
        var answers = new HashSet<string>();
        foreach (var asking in new[] { client with { Secret = "wrong" }, client with { Secret = "" }, new NewClient(Guid.NewGuid(), client.Secret) })
        {
            using var answer = await Ask(http, asking);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.Contains("invalid_client", Assert.Single(answers));
        using var other = await http.PostAsync(Address("/api/account/token"), new FormUrlEncodedContent([new("grant_type", "password"), new("client_id", $"{client.Id}"), new("client_secret", client.Secret)]));
        Assert.Equal("unsupported_grant_type", (await other.Json()).GetProperty("error").GetString());
    }

    [Fact]
    public async Task Client_ThatWasEnded_HasNoTokenAnyMore_AndGetsNone()
    {
        var client = await platform.Ok(new AddClient("Fire system", Department, "tasks.read"));
        using var program = await Program(client);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Address("/api/tasks"))).StatusCode);

        await platform.Ok(new EndClient(client.Id));

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Address("/api/tasks"))).StatusCode);
        using var http = platform.CreateClient();
        using var answer = await Ask(http, client);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("", "tax", "tasks.read")]
    [InlineData("Fire system", "no-such-department", "tasks.read")]
    [InlineData("Fire system", "tax", "tasks.everything")]
    public async Task Client_ThatCannotBe_IsNotAdded(string name, string department, string scope) =>
        Assert.NotEmpty((await platform.Send(new AddClient(name, department, scope))).Problem!.Errors!);

    private async Task<HttpClient> Program(string scope, string department = Department) =>
        await Program(await platform.Ok(new AddClient("Fire system", department, scope)));

    private async Task<HttpClient> Program(NewClient client)
    {
        var http = platform.CreateClient();
        using var answer = await Ask(http, client);
        var token = await answer.Json();
        Assert.Equal("Bearer", token.GetProperty("token_type").GetString());
        http.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("access_token").GetString());
        return http;
    }

    private static Task<HttpResponseMessage> Ask(HttpClient http, NewClient client, string? scope = null) => http.PostAsync(Address("/api/account/token"), new FormUrlEncodedContent(
    [
        new("grant_type", "client_credentials"), new("client_id", $"{client.Id}"), new("client_secret", client.Secret),
        .. scope is null ? Array.Empty<KeyValuePair<string, string>>() : [new("scope", scope)],
    ]));

    private static Uri Address(string address) => new(address, UriKind.Relative);
}
