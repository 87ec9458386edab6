using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>Every page with whatever in its address and its forms: shown as text or refused in words, and never with a 500.</summary>
public abstract class PageFuzzTests(Platform platform, Func<string> errors, int words = 2)
{
    private static readonly string[] Hostile = ["%00%1B%5B31m", "%ED%A0%80" + Uri.EscapeDataString($"{{0}}\"><{Naughty.Marker}>'; --😀" + new string('W', 1_000))];

    // Of no page, as scanners make them of those that there are.
    private const string NoHandler = "Note%C2%BF%27%22%28";

    // They end sessions, or the account itself.
    private static readonly string[] LeftOut = ["/account/sign-out", "/account/data/delete", "/account/sessions"];

    private static readonly Dictionary<string, string> Rooms = new()
    {
        ["apply"] = "citizen", ["desk"] = "clerk.fire-rescue", ["watch"] = "supervisor", ["design"] = "designer", ["counter"] = "assistant", ["account"] = "citizen",
    };

    [Fact]
    public async Task Addresses_AreReadOrRefused()
    {
        var sent = 0;
        await foreach (var (page, client, address) in Pages())
        {
            foreach (var handler in page.HandlerMethods.Where(method => method.HttpMethod == "Get").Select(method => method.Name).Distinct().Append(NoHandler))
            {
                foreach (var typed in Hostile.Take(words))
                {
                    var query = string.Join('&', Fields(page, inQuery: true).Concat(page.HandlerMethods.SelectMany(method => method.Parameters).Select(parameter => parameter.Name)).Distinct().Select(name => $"{name}={typed}"));
                    using var response = await client.GetAsync(new Uri($"{address}?handler={handler}&{query}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
                    await IsAnswered(response, $"GET {address}?handler={handler}&{query[..Math.Min(200, query.Length)]}");
                    sent++;
                }
            }
        }

        Assert.True(sent > 100, $"{sent}");
    }

    [Fact]
    public async Task Forms_AreReadOrRefused()
    {
        var (sent, tokens) = (0, new Dictionary<HttpClient, string>());
        await foreach (var (page, client, address) in Pages())
        {
            if (!tokens.TryGetValue(client, out var token))
                tokens[client] = token = Support.Pages.TokenOf(await client.GetStringAsync(new Uri("/account/sign-in?returnUrl=x", UriKind.Relative)));
            foreach (var handler in page.HandlerMethods.Where(method => method.HttpMethod == "Post").Select(method => method.Name).Distinct().Append(NoHandler))
            {
                foreach (var typed in Hostile.Take(words))
                {
                    var form = string.Join('&', Fields(page, inQuery: false).Distinct().Select(name => $"{name}={typed}").Append($"__RequestVerificationToken={Uri.EscapeDataString(token)}"));
                    using var body = new StringContent(form, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
                    using var response = await client.PostAsync(new Uri($"{address}?handler={handler}", UriKind.Relative), body);
                    await IsAnswered(response, $"POST {address}?handler={handler} {form[..Math.Min(200, form.Length)]}");
                    sent++;
                }
            }
        }

        Assert.True(sent > 70, $"{sent}");
    }

    private async Task IsAnswered(HttpResponseMessage response, string what)
    {
        Assert.True((int)response.StatusCode < 500, $"{what}: {response.StatusCode}\n{errors()}");
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
            await Looking.IsHarmless(response, what);
        if (response.Headers.Location is { } location)
            Assert.False(location.IsAbsoluteUri && location.Host != "localhost", $"{what}: {location}");
    }

    private async IAsyncEnumerable<(CompiledPageActionDescriptor Page, HttpClient Client, string Address)> Pages()
    {
        var (running, draft) = ((await new Given(platform).ParallelSteps()).Id, await new Given(platform).Draft());
        var loader = platform.Services.GetRequiredService<PageLoader>();
        var clients = new Dictionary<string, HttpClient>();
        foreach (var endpoint in platform.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } descriptor)
                continue;
            var page = await loader.LoadAsync(descriptor, Microsoft.AspNetCore.Http.EndpointMetadataCollection.Empty);
            foreach (var id in new[] { running, draft })
            {
                var address = Filled(endpoint, id);
                if (Array.Exists(LeftOut, left => address.StartsWith(left, StringComparison.OrdinalIgnoreCase)))
                    continue;
                var account = Rooms.GetValueOrDefault(address.Split('/')[1].ToLowerInvariant(), "citizen");
                if (!clients.TryGetValue(account, out var client))
                    clients[account] = client = await SignedIn(account);
                yield return (page, client, address);
                if (!address.Contains(id.ToString(), StringComparison.Ordinal) || !address.StartsWith("/apply", StringComparison.Ordinal))
                    break;
            }
        }
    }

    private async Task<HttpClient> SignedIn(string account)
    {
        var client = platform.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var _ = await client.Post("/account/sign-in", ("Email", $"{account}@example.test"), ("Password", Core.Demo.SamplePeople.Password));
        return client;
    }

    private static IEnumerable<string> Fields(CompiledPageActionDescriptor page, bool inQuery) => page.BoundProperties.OfType<PageBoundPropertyDescriptor>()
        .Where(property => !inQuery || property.Property.GetCustomAttributes(true).Any(one => one is Microsoft.AspNetCore.Mvc.FromQueryAttribute or Microsoft.AspNetCore.Mvc.BindPropertyAttribute { SupportsGet: true }))
        .SelectMany(property => Names(property.BindingInfo?.BinderModelName ?? property.Name, property.ParameterType, 0));

    private static IEnumerable<string> Names(string name, Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type.IsValueType || depth > 3)
            return [name];
        if (typeof(System.Collections.IEnumerable).IsAssignableFrom(type))
            return typeof(System.Collections.IDictionary).IsAssignableFrom(type) ? [$"{name}[x]"] : [name, $"{name}[0]"];
        return type.GetProperties().SelectMany(property => Names($"{name}.{property.Name}", property.PropertyType, depth + 1)).Append(name);
    }

    private static string Filled(RouteEndpoint endpoint, Guid id) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content.ToLowerInvariant(),
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "step" } => "fire-inspection",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "section" } => "premises",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "service" or "key" } => Given.Restaurant,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies: [{ Content: "guid" }, ..], Name: "id" or "applicationId" or "application" } => id.ToString(),
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies: [{ Content: "guid" }, ..] } => Guid.Empty.ToString(),
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies: [{ Content: "int" }, ..] } => "1",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { IsOptional: true } => "",
        _ => Uri.EscapeDataString($"'<{Naughty.Marker}>{{0}}..%00"),
    }))));
}

public sealed class PageFuzzOnSqlite(FuzzedPlatform platform) : PageFuzzTests(platform, platform.Log.Errors), IClassFixture<FuzzedPlatform>;

public sealed class PageFuzzOnPostgres(FuzzedPlatform.OnPostgres platform) : PageFuzzTests(platform.Needed(), platform.Log.Errors, 1), IClassFixture<FuzzedPlatform.OnPostgres>;
