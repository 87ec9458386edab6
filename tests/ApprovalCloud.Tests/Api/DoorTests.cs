using System.Net;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Api;

/// <summary>Every address of the platform, from its routing table.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class DoorTests(SqlitePlatform platform)
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["Citizen"] = "citizen", ["Clerk"] = "clerk.tobacco", ["Supervisor"] = "supervisor", ["Designer"] = "designer",
    };

    private List<RouteEndpoint> Endpoints => [.. platform.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    // A person's own account pages need a sign-in and no role: the fallback policy. So does the way to files that are not there.
    [Fact]
    public void EveryAddress_SaysWhoMayEnter() => Assert.DoesNotContain(
        Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').ToLowerInvariant()),
        address => !address.StartsWith("account", StringComparison.Ordinal) && address != "{**path:file}");

    [Fact]
    public async Task EveryApiAddress_WithoutAToken_Is401()
    {
        using var client = platform.CreateClient();
        foreach (var (method, address, policy) in ApiAddresses())
        {
            using var response = await client.SendAsync(new HttpRequestMessage(method, address));
            Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{method} {address} ({policy}): {response.StatusCode}");
        }
    }

    [Fact]
    public async Task EveryApiAddress_WithTheWrongRole_Is403()
    {
        foreach (var (role, account) in Keys)
        {
            using var client = await platform.SignedIn(account);
            foreach (var (method, address, policy) in ApiAddresses().Where(address => address.Policy != role))
            {
                using var response = await client.SendAsync(new HttpRequestMessage(method, address));
                Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{role} at {method} {address} ({policy}): {response.StatusCode}");
            }
        }
    }

    private List<(HttpMethod Method, string Address, string Policy)> ApiAddresses()
    {
        var addresses = (
            from endpoint in Endpoints
            let policy = endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy
            where policy is not null && endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
            select (new HttpMethod(method), Filled(endpoint.RoutePattern.RawText!), policy)).ToList();
        Assert.True(addresses.Count > 20);
        return addresses;
    }

    private static string Filled(string pattern) => pattern
        .Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
        .Replace("{applicationId:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
        .Replace("{correctionId:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
        .Replace("{file:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
        .Replace("{sequence:int}", "1", StringComparison.Ordinal)
        .Replace("{kind}", "grant", StringComparison.Ordinal)
        .Replace("{number}", "x", StringComparison.Ordinal)
        .Replace("{step}", "x", StringComparison.Ordinal)
        .Replace("{key}", "x", StringComparison.Ordinal);
}
