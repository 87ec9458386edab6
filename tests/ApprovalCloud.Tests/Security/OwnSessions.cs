using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>Somebody of a test's own, and their sign-ins.</summary>
internal static class OwnSessions
{
    public static Task<List<Session>> SessionsOf(this Platform platform, Guid person) =>
        platform.InScope(services => services.GetRequiredService<Sessions>().Of(person, CancellationToken.None));

    public static async Task<(string Email, Guid Id)> Somebody(this Platform platform)
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        return (email, await platform.Ok(new AddUser(email, "Somebody", SamplePeople.Password)));
    }

    public static async Task<HttpClient> SignedInAs(this Platform platform, string email, string? device = null)
    {
        var client = platform.CreateClient();
        if (device is not null)
            client.DefaultRequestHeaders.UserAgent.ParseAdd(device);
        (await client.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();
        return client;
    }

    /// <summary>Where an address leads.</summary>
    public static async Task<string> Where(this HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        return response.RequestMessage!.RequestUri!.AbsolutePath;
    }
}
