using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Services.Search;
using ApprovalCloud.Tests.Support;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>A platform in use, in which something breaks that holds a secret.</summary>
public sealed class BrokenPlatform : SqlitePlatform
{
    public const string Secret = "Host=db;Password=pg-secret-in-exception";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Production");
        builder.UseSetting("SignIn:SecondFactor", "Nobody");
        builder.UseSetting("SignIn:TokensByPassword", "true");
        builder.ConfigureServices(services => services.AddTransient<IPipelineBehavior<FindServices, Result<FoundServices>>, Breaks>());
    }

    private sealed class Breaks : IPipelineBehavior<FindServices, Result<FoundServices>>
    {
        public Task<Result<FoundServices>> Handle(FindServices request, CancellationToken cancellationToken, RequestHandlerDelegate<Result<FoundServices>> next) =>
            throw new InvalidOperationException($"SELECT * FROM users -- {Secret}");
    }
}

/// <summary>What a problem says (RFC 9457) is for whoever asked: nothing of how the platform is made.</summary>
public sealed class ProblemDocumentTests(BrokenPlatform platform) : IClassFixture<BrokenPlatform>
{
    private static readonly string[] Inner = ["   at ", "Exception", "System.", "ApprovalCloud.", "Microsoft.", "SELECT", "INSERT", "sqlite", "Password", "pg-secret", ".cs:line", "stack"];

    [Fact]
    public async Task Api_SaysNothingOfItsInside()
    {
        using var citizen = await platform.SignedIn("citizen");
        using var clerk = await platform.SignedIn("clerk.fire-rescue");
        var id = (await new Given(platform).ParallelSteps()).Id;
        await Says(500, await citizen.GetAsync(new Uri("/api/services?q=x", UriKind.Relative)));
        await Says(404, await citizen.GetAsync(new Uri($"/api/applications/{Guid.NewGuid()}", UriKind.Relative)));
        await Says(404, await citizen.GetAsync(new Uri("/api/no-such-address", UriKind.Relative)));
        await Says(401, await platform.CreateClient().GetAsync(new Uri("/api/tasks", UriKind.Relative)));
        await Says(403, await citizen.GetAsync(new Uri("/api/tasks", UriKind.Relative)));
        await Says(405, await citizen.DeleteAsync(new Uri("/api/services", UriKind.Relative)));
        await Says(409, await citizen.PatchAsJsonAsync($"/api/applications/{id}", new { facts = new Dictionary<string, string>() }));
        await Says(400, await citizen.PostAsJsonAsync("/api/applications", new { service = "no-such-service", facts = new Dictionary<string, string>() }), 404);
        foreach (var body in new[] { "{", "[]", "\"x\"", "{\"verdict\":\"perhaps\",\"note\":\"\"}", "{\"verdict\":1e99,\"note\":{}}", "{\"note\":[[[", HostileBody.Nested(5_000), "" })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            await Says(400, await clerk.PostAsync(new Uri($"/api/tasks/{id}/fire-inspection/decide", UriKind.Relative), content));
        }

        using var xml = new StringContent("<a/>", Encoding.UTF8, "application/xml");
        await Says(415, await clerk.PostAsync(new Uri($"/api/tasks/{id}/fire-inspection/decide", UriKind.Relative), xml));
        await Says(400, await clerk.GetAsync(new Uri("/api/tasks?take=many&state=nothing", UriKind.Relative)));
    }

    [Fact]
    public async Task Pages_SayNothingOfTheirInside()
    {
        using var anybody = platform.CreateClient();
        foreach (var (status, address) in new[] { (500, "/?q=x"), (404, "/no-such-page"), (404, "/services/no-such-service"), (404, "/verify/x") })
        {
            using var response = await anybody.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True((int)response.StatusCode == status || status == 404, $"{address}: {response.StatusCode}");
            IsSilent(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()).QuerySelector("main")!.TextContent, address);
        }
    }

    private static async Task Says(int status, HttpResponseMessage response, int or = 0)
    {
        using (response)
        {
            var said = await response.Content.ReadAsStringAsync();
            Assert.True((int)response.StatusCode == status || (int)response.StatusCode == or, $"{response.RequestMessage!.RequestUri}: {response.StatusCode} {said}");
            IsSilent(said, $"{response.RequestMessage!.RequestUri}");
            if (said.Length == 0)
                return;
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            using var document = JsonDocument.Parse(said);
            Assert.Equal((int)response.StatusCode, document.RootElement.GetProperty("status").GetInt32());
            Assert.All(document.RootElement.EnumerateObject(), member => Assert.Contains(member.Name, (string[])["type", "title", "status", "detail", "instance", "errors", "rule", "traceId"]));
        }
    }

    private static void IsSilent(string said, string what) =>
        Assert.All(Inner, inner => Assert.False(said.Contains(inner, StringComparison.OrdinalIgnoreCase) && !(inner == "Password" && said.Contains("password", StringComparison.Ordinal)), $"{what} says {inner}: {said}"));
}
