using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Hostile;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Security;

/// <summary>What happens at the doors is a line in the log that tells who, where and what, and repeats nothing that was typed.</summary>
public sealed class SecurityLogTests(SecurityLogTests.DoorsOnly platform) : IClassFixture<SecurityLogTests.DoorsOnly>
{
    [Fact]
    public async Task SignIn_GoodOrBad_IsALine()
    {
        var (email, id) = await Somebody();
        using var client = platform.CreateClient();
        var all = await Lines(async () =>
        {
            (await client.Post("/account/sign-in", ("Email", email), ("Password", "not-the-password"))).Dispose();
            (await client.Post("/account/sign-in", ("Email", $"no-{email}"), ("Password", "not-the-password"))).Dispose();
            (await client.Post("/account/sign-in", ("Email", email), ("Password", SamplePeople.Password))).Dispose();
            (await client.PostFrom("/account", "/account/sign-out")).Dispose();
        });

        Assert.Contains(all, line => line.StartsWith($"Not believed: account {id}, Password, wrong", StringComparison.Ordinal) && line.Contains("Route=account/sign-in", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(all, line => line.StartsWith("Not believed: account null, Password, no account", StringComparison.Ordinal));
        Assert.Contains(all, line => line.StartsWith($"Signed in: account {id} by Password, session ", StringComparison.Ordinal));
        Assert.Contains(all, line => line.StartsWith($"Sessions ended: account {id}, 1", StringComparison.Ordinal) && line.Contains($"Person={id}", StringComparison.Ordinal));
        Assert.DoesNotContain(all, line => line.Contains("not-the-password", StringComparison.Ordinal) || line.Contains(email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_ByTheApi_GoodOrBad_IsALine()
    {
        var (email, id) = await Somebody();
        using var client = platform.CreateClient();
        var all = await Lines(async () =>
        {
            foreach (var (address, password) in new[] { (email, "not-the-password"), ($"no-{email}", SamplePeople.Password), (email, SamplePeople.Password) })
                (await client.PostAsJsonAsync("/api/account/login", new { email = address, password })).Dispose();
            (await client.PostAsync(new Uri("/api/account/token", UriKind.Relative), new FormUrlEncodedContent(
                [new("grant_type", "client_credentials"), new("client_id", $"{Guid.NewGuid()}"), new("client_secret", "guessed-secret")]))).Dispose();
        });

        Assert.Contains(all, line => line.StartsWith($"Not believed: account {id}, Password, wrong", StringComparison.Ordinal));
        Assert.Contains(all, line => line.StartsWith("Not believed: account null, Password, no account", StringComparison.Ordinal));
        Assert.Contains(all, line => line.StartsWith($"Signed in: account {id} by Password", StringComparison.Ordinal));
        Assert.Contains(all, line => line.StartsWith("Not believed: account null, Secret", StringComparison.Ordinal));
        Assert.DoesNotContain(all, line => line.Contains("guessed-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DoorsOfOthers_AreLines()
    {
        using var citizen = await platform.SignedInToPages("citizen");
        using var program = await platform.SignedIn("citizen");
        using var nobody = platform.CreateClient();
        nobody.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "forged-token");
        var all = await Lines(async () =>
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync(new Uri("/watch", UriKind.Relative))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(new Uri($"/api/applications/{Guid.NewGuid()}", UriKind.Relative))).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(new Uri("/api/tasks", UriKind.Relative))).StatusCode);
        });

        Assert.Contains(all, line => line.StartsWith("Not let in: RolesAuthorizationRequirement", StringComparison.Ordinal) && line.Contains($"Person={platform.Citizen.Id}", StringComparison.Ordinal));
        Assert.Contains(all, line => line.StartsWith("Refused: status 403", StringComparison.Ordinal) && line.Contains("Route=watch", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(all, line => line.StartsWith("Refused: GetApplication, NotFound by the rule NotFound", StringComparison.Ordinal) && line.Contains($"Person={platform.Citizen.Id}", StringComparison.Ordinal));
        Assert.Contains(all, line => line.StartsWith("Refused: status 401", StringComparison.Ordinal) && line.Contains("Route=/api/tasks", StringComparison.Ordinal));
        Assert.DoesNotContain(all, line => line.Contains("forged-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FormThatIsForged_IsALine()
    {
        using var citizen = await platform.SignedInToPages("citizen");

        var all = await Lines(async () => (await citizen.PostAsync(new Uri("/account/password", UriKind.Relative), new FormUrlEncodedContent([new("New", "x")]))).Dispose());

        Assert.Contains(all, line => line.StartsWith("Refused: status 400", StringComparison.Ordinal));
    }

    // Whoever sends thousands a second does not fill the log, and those that were left out are counted.
    [Fact]
    public async Task Flood_IsWrittenInPart()
    {
        // Of its own: what it leaves out would be missing to the other tests.
        await using var flooded = new DoorsOnly();
        await flooded.InitializeAsync();
        using var nobody = flooded.CreateClient();
        // No more at once than a node takes on: the others would be told to come again.
        var all = await Lines(flooded, () => Parallel.ForAsync(
            0, 1_500, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, stop) => (await nobody.GetAsync(new Uri("/api/tasks", UriKind.Relative), stop)).Dispose()));

        Assert.InRange(all.Count(line => line.StartsWith("Refused: status 401", StringComparison.Ordinal)), 100, 1_400);
    }

    private async Task<(string Email, Guid Id)> Somebody()
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        return (email, await platform.Ok(new AddUser(email, "Somebody", SamplePeople.Password)));
    }

    private Task<List<string>> Lines(Func<Task> act) => Lines(platform, act);

    private static async Task<List<string>> Lines(DoorsOnly platform, Func<Task> act)
    {
        platform.Log.Heard.Clear();
        await act();
        return [.. platform.Log.Heard.Where(one => one.Line.Contains(SecurityLog.Category, StringComparison.Ordinal)).Select(one => one.Line.Replace("\"", "", StringComparison.Ordinal))];
    }

    public sealed class DoorsOnly : ListeningPlatform
    {
        protected override string Level => "Information";
    }
}
