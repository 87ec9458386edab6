using System.Net.Http.Headers;
using System.Net.Http.Json;
using ApprovalCloud.Core.Clients;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ApprovalCloud.Tests.Security;

/// <summary>Somebody at the doors: in a browser, and as a program with a token.</summary>
/// <param name="Policy">The one that lets them in; null for nobody's.</param>
internal sealed record Actor(string Name, string? Policy, HttpClient Browser, HttpClient Program) : IDisposable
{
    private static readonly WebApplicationFactoryClientOptions AsItComes = new() { AllowAutoRedirect = false };

    /// <summary>One for each role, with whom an application's own people are not meant; and programs of two departments.</summary>
    public static async Task<IReadOnlyList<Actor>> All(Platform platform) =>
    [
        new("nobody", null, platform.CreateClient(AsItComes), platform.CreateClient(AsItComes)),
        await Person(platform, "citizen2", "Citizen"), await Person(platform, "clerk.tax", "Clerk"), await Person(platform, "supervisor", "Supervisor"),
        await Person(platform, "designer", "Designer"), await Person(platform, "assistant", "Assistant"),
        new("a program of tax", "Clerk", platform.CreateClient(AsItComes), await Client(platform, "tax", "tasks.read tasks.accept tasks.review tasks.decide")),
    ];

    public bool IsPerson => Policy is not null && !Name.StartsWith("a program", StringComparison.Ordinal);

    public void Dispose()
    {
        Browser.Dispose();
        Program.Dispose();
    }

    private static async Task<Actor> Person(Platform platform, string account, string policy)
    {
        var browser = platform.CreateClient(AsItComes);
        using var entered = await browser.Post("/account/sign-in", ("Email", $"{account}@example.test"), ("Password", SamplePeople.Password));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, entered.StatusCode);
        return new Actor(account, policy, browser, await platform.SignedIn(account));
    }

    private static async Task<HttpClient> Client(Platform platform, string department, string scope)
    {
        var added = await platform.Ok(new AddClient("Their system", department, scope));
        var client = platform.CreateClient(AsItComes);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = added.Id.ToString(), ["client_secret"] = added.Secret,
        });
        using var answer = await client.PostAsync(new Uri("/api/account/token", UriKind.Relative), form);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.Json()).GetProperty("access_token").GetString());
        return client;
    }
}
