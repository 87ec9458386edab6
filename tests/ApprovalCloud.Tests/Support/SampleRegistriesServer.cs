using System.Net.Http.Json;
using ApprovalCloud.SampleRegistries;
using ApprovalCloud.SampleRegistries.Doors;
using Microsoft.AspNetCore.Builder;

namespace ApprovalCloud.Tests.Support;

/// <summary>
/// The sample registries on a free port. A platform meets them over HTTP only: give it the <see cref="Settings"/>, with
/// <c>UseSetting</c> or as environment variables.
/// </summary>
public sealed class SampleRegistriesServer : IAsyncLifetime
{
    private static readonly string[] Keyed = ["legal-persons", "birth-death"];
    private static readonly string[] WithTokens = ["premises", "real-estate", "social-insurance"];
    private static readonly string[] OnXRoad = ["population", "marriage"];

    private readonly WebApplication app = SampleRegistriesApp.Build(["--urls", "http://127.0.0.1:0"]);
    private readonly HttpClient client = new();

    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>Where each registry is and what it is shown, as the platform's configuration.</summary>
    public IReadOnlyDictionary<string, string?> Settings => Keyed.Concat(WithTokens).Concat(OnXRoad).SelectMany(SettingsOf).ToDictionary();

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
    }

    /// <param name="kind">slow, error, malformed, wrong-person, huge, deep, wrong-types, scripts, redirect or none.</param>
    public async Task Fault(string registry, string kind, int seconds = 5)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(Address, $"/faults/{registry}")) { Content = JsonContent.Create(new { kind, seconds }) };
        request.Headers.Add(Keys.FaultKeyHeader, "development-only-faults");
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    private IEnumerable<KeyValuePair<string, string?>> SettingsOf(string registry)
    {
        yield return new($"Registries:{registry}:Endpoint", new Uri(Address, registry).AbsoluteUri);
        yield return new($"Registries:{registry}:TokenEndpoint", new Uri(Address, $"{registry}/token").AbsoluteUri);
        yield return new($"Registries:{registry}:ApiKey", $"development-only-{registry}");
        yield return new($"Registries:{registry}:ClientId", Keys.ClientId);
        yield return new($"Registries:{registry}:ClientSecret", $"development-only-{registry}");
        // A busy machine makes answers late.
        yield return new($"Registries:{registry}:AttemptTimeout", "00:00:30");
        yield return new($"Registries:{registry}:Timeout", "00:01:00");
    }
}
