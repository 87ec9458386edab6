using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Api;

/// <summary>Every address of the API with the ids of a real application, for people whom it is none of their business.</summary>
public sealed class StrangerTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private async Task<Submitted> Running() => await new Given(platform).ParallelSteps();

    [Fact]
    public async Task AnotherCitizen_GetsNothingFromAnyAddress()
    {
        var (running, draft) = (await Running(), await new Given(platform).Draft());
        using var stranger = await platform.SignedIn("citizen2");
        foreach (var id in new[] { running.Id, draft })
            await NothingComes(stranger, Addresses("Citizen", id, "fire-inspection"));
    }

    [Fact]
    public async Task AClerkOfAnotherDepartment_GetsNothingFromAnyAddress()
    {
        var running = await Running();
        using var stranger = await platform.SignedIn("clerk.tax");
        await NothingComes(stranger, Addresses("Clerk", running.Id, "fire-inspection"));
    }

    [Fact]
    public async Task AClerkOfTheRightDepartmentBeforeTheStepIsOpen_GetsNothing()
    {
        var submitted = await new Given(platform).SubmittedApplication();
        using var early = await platform.SignedIn("clerk.fire-rescue");
        await NothingComes(early, Addresses("Clerk", submitted.Id, "fire-inspection"));
    }

    [Fact]
    public async Task AStaleToken_OpensNoAddress()
    {
        var running = await Running();
        var clients = new List<(string Policy, HttpClient Client)>();
        foreach (var (policy, account) in new[] { ("Citizen", "citizen"), ("Clerk", "clerk.fire-rescue"), ("Supervisor", "supervisor"), ("Designer", "designer") })
            clients.Add((policy, await platform.SignedIn(account)));
        platform.Clock.Advance(TimeSpan.FromHours(2));
        foreach (var (policy, client) in clients)
        {
            foreach (var (method, address) in Addresses(policy, running.Id, "fire-inspection"))
            {
                using var response = await client.SendAsync(Request(method, address));
                Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{method} {address}: {response.StatusCode}");
            }

            client.Dispose();
        }
    }

    // Bodies are incomplete on purpose: even a complaint about them may not tell that something is there.
    private static async Task NothingComes(HttpClient stranger, IReadOnlyList<(string Method, string Address)> addresses)
    {
        Assert.True(addresses.Count > 5);
        foreach (var (method, address) in addresses)
        {
            using var response = await stranger.SendAsync(Request(method, address));
            Assert.True(
                response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest or HttpStatusCode.NotImplemented,
                $"{method} {address}: {response.StatusCode}");
            var body = await response.Content.ReadAsStringAsync();
            foreach (var secret in Given.Secrets)
                Assert.DoesNotContain(secret, body);
        }
    }

    private static HttpRequestMessage Request(string method, string address) => new(new HttpMethod(method), address)
    {
        Content = method is "GET" or "DELETE" ? null : JsonContent.Create(new { verdict = "grant", reason = "x", answer = "x", message = "x", statement = "x" }),
    };

    private List<(string Method, string Address)> Addresses(string policy, Guid id, string step) =>
    [
        .. from endpoint in platform.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy == policy
           let pattern = endpoint.RoutePattern.RawText!
           where pattern.StartsWith("/api", StringComparison.Ordinal) && pattern.Contains(":guid}", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           where Methods.Contains(method)
           select (method, pattern
               .Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
               .Replace("{applicationId:guid}", id.ToString(), StringComparison.Ordinal)
               .Replace("{correctionId:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
               .Replace("{file:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
               .Replace("{step}", step, StringComparison.Ordinal)
               .Replace("{sequence:int}", "1", StringComparison.Ordinal)
               .Replace("{kind}", "submission", StringComparison.Ordinal)
               .Replace("{limit}", "promise", StringComparison.Ordinal)
               .Replace("{colour}", "red", StringComparison.Ordinal)
               .Replace("{fact}", "business.name", StringComparison.Ordinal)
               .Replace("{party}", "seller", StringComparison.Ordinal)
               .Replace("{key}", "lease", StringComparison.Ordinal)),
    ];
}
