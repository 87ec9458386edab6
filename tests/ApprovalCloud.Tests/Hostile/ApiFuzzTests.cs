using System.Net;
using System.Reflection;
using System.Text;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>Every address of the API, with whatever body: refused in words, and never with a 500.</summary>
public abstract class ApiFuzzTests(Platform platform, Func<string> errors, int words = 4)
{
    private static readonly string[] Hostile = ["a\0b", "\ud800", $"\u001b[31m{{0}}<{Naughty.Marker}>'; --", "😀" + new string('W', 20_000) + "😀"];

    [Fact]
    public async Task Bodies_AreReadOrRefused()
    {
        var application = (await new Given(platform).ParallelSteps()).Id;
        var (people, sent) = (new Dictionary<string, HttpClient>(), 0);
        foreach (var (endpoint, method, address) in Endpoints(application))
        {
            var client = await Client(people, endpoint);
            IEnumerable<string?> bodies = method == HttpMethod.Get ? (IEnumerable<string?>)[null] : Bodies(endpoint);
            foreach (var body in bodies)
            {
                using var request = new HttpRequestMessage(method, address);
                if (body is not null)
                    request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
                request.Headers.TryAddWithoutValidation("If-Match", "\"" + new string('9', 40) + "\"");
                await IsAnswered(client, request, body);
                sent++;
            }
        }

        Assert.True(sent > 150, $"{sent}");
    }

    [Fact]
    public async Task Queries_AreReadOrRefused()
    {
        var application = (await new Given(platform).ParallelSteps()).Id;
        var (people, sent) = (new Dictionary<string, HttpClient>(), 0);
        foreach (var (endpoint, method, address) in Endpoints(application).Where(one => one.Method == HttpMethod.Get))
        {
            var client = await Client(people, endpoint);
            foreach (var name in Names(endpoint).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                // Half of a pair cannot be sent at all: as bytes that are no UTF-8 it can.
                foreach (var typed in ((string[])["%00%1B%5B31m", "%ED%A0%80" + Uri.EscapeDataString($"{{0}}<{Naughty.Marker}>'; --😀{new string('W', 2_000)}"), "-1", "99999999999999999999"]).Take(words))
                {
                    using var request = new HttpRequestMessage(method, $"{address}?{name}={typed}");
                    await IsAnswered(client, request, null);
                    sent++;
                }
            }
        }

        Assert.True(sent > 30, $"{sent}");
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(200_000)]
    public async Task DeepBody_IsRefused_AndNothingElseHappens(int levels)
    {
        using var citizen = await platform.SignedIn("citizen");
        using var body = new StringContent(HostileBody.Nested(levels), Encoding.UTF8, "application/json");
        using var answer = await citizen.PostAsync(new Uri("/api/applications", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private IEnumerable<string> Bodies(RouteEndpoint endpoint)
    {
        foreach (var body in ((string[])["", "null", "[]", "{}", "{\"a\":", HostileBody.Nested(5_000)]).Take(words == Hostile.Length ? 6 : 1))
            yield return body;
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is not { } type)
            yield break;
        foreach (var typed in Hostile.Take(words))
            yield return HostileBody.Of(type, typed);
    }

    private async Task IsAnswered(HttpClient client, HttpRequestMessage request, string? body)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        var what = $"{request.Method} {request.RequestUri} {body?[..Math.Min(300, body.Length)]}";
        var said = await answer.Content.ReadAsStringAsync(limit.Token);
        Assert.True((int)answer.StatusCode < 500, $"{what}: {answer.StatusCode} {said[..Math.Min(300, said.Length)]}\n{errors()}");
        Assert.False(answer.StatusCode >= HttpStatusCode.BadRequest && (said.Contains("   at ", StringComparison.Ordinal) || said.Contains("Exception", StringComparison.Ordinal)), $"{what}: {said}");
        Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<HttpClient> Client(Dictionary<string, HttpClient> people, RouteEndpoint endpoint)
    {
        var account = endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy switch { "Clerk" => "clerk.fire-rescue", "Supervisor" => "supervisor", "Designer" => "designer", _ => "citizen" };
        if (!people.TryGetValue(account, out var client))
            people[account] = client = await platform.SignedIn(account);
        return client;
    }

    private IEnumerable<(RouteEndpoint Endpoint, HttpMethod Method, string Address)> Endpoints(Guid application) =>
        from endpoint in platform.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        where path.StartsWith("/api/", StringComparison.Ordinal) && !path.StartsWith("/api/docs", StringComparison.Ordinal) && !path.EndsWith("/stream", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        where method != "OPTIONS" && method != "HEAD"
        select (endpoint, new HttpMethod(method), Filled(endpoint, application));

    private static string Filled(RouteEndpoint endpoint, Guid application) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "step" } => "fire-inspection",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "id" or "applicationId" } => application.ToString(),
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies: [{ Content: "guid" }, ..] } => Guid.Empty.ToString(),
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies: [{ Content: "int" }, ..] } => "1",
        _ => Uri.EscapeDataString($"'<{Naughty.Marker}>{{0}}"),
    }))));

    private static IEnumerable<string> Names(RouteEndpoint endpoint) => (endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
        .SelectMany(parameter => parameter.ParameterType.Namespace?.StartsWith("ApprovalCloud.Web", StringComparison.Ordinal) == true
            ? parameter.ParameterType.GetProperties().Select(property => property.Name)
            : [parameter.Name!])
        .Where(name => !endpoint.RoutePattern.RawText!.Contains($"{{{name}", StringComparison.OrdinalIgnoreCase));
}

public sealed class ApiFuzzOnSqlite(FuzzedPlatform platform) : ApiFuzzTests(platform, platform.Log.Errors), IClassFixture<FuzzedPlatform>;

public sealed class ApiFuzzOnPostgres(FuzzedPlatform.OnPostgres platform) : ApiFuzzTests(platform.Needed(), platform.Log.Errors, 1), IClassFixture<FuzzedPlatform.OnPostgres>;
