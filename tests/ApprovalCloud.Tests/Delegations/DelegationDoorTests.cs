using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Delegations;

/// <summary>Over HTTP, where nobody but the door says for whom somebody acts.</summary>
public sealed class DelegationDoorTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>, IAsyncLifetime
{
    private readonly DelegationStory story = new(platform);

    public async ValueTask InitializeAsync() => await platform.InDatabase(db => db.Delegations.ExecuteDeleteAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string[] Pages(Guid draft, Guid running) =>
    [
        $"/apply/{draft}", $"/apply/{draft}/sources", $"/apply/{draft}/check", $"/apply/{running}/track", $"/apply/{running}/withdraw",
        $"/apply/{running}/receipt/business-registration", $"/apply/{running}/documents/1/submission",
    ];

    [Fact]
    public async Task Pages_OfThePrincipalsApplication_OpenWithTheDelegationAndCloseWithIt()
    {
        var given = new Given(platform);
        var (draft, running) = (await given.Draft(), (await given.SubmittedApplication()).Id);
        using var client = await platform.SignedInToPages("citizen2");
        await All(client, draft, running, HttpStatusCode.NotFound);

        var delegation = await story.Given();
        await All(client, draft, running, HttpStatusCode.OK);
        Assert.Contains($"You act for {story.Principal.Name}", await (await client.GetAsync(new Uri($"/apply/{draft}/check", UriKind.Relative))).Words());
        foreach (var own in new[] { $"/apply/{draft}/discard", $"/apply/access?application={running}" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(own, UriKind.Relative))).StatusCode);

        await platform.Ok(new EndDelegation(story.Principal, delegation));
        await All(client, draft, running, HttpStatusCode.NotFound);
    }

    private static async Task All(HttpClient client, Guid draft, Guid running, HttpStatusCode expected)
    {
        foreach (var address in Pages(draft, running))
        {
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(response.StatusCode == expected, $"{address}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task ApiAddress_OfThePrincipalsApplication_OpensAsFarAsItGoes()
    {
        var draft = await new Given(platform).Draft();
        using var client = await platform.SignedIn("citizen2");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/applications/{draft}")).StatusCode);

        await story.Given(Acts.Prepare);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/applications/{draft}")).StatusCode);
        using var submit = await client.PostAsync($"/api/applications/{draft}/submit", null);
        Assert.Equal(HttpStatusCode.Forbidden, submit.StatusCode);
        Assert.Contains("NotDelegated", await submit.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/applications/{draft}/access")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync($"/api/applications/{draft}")).StatusCode);
    }

    [Fact]
    public async Task Delegation_IsGivenAcceptedUsedAndEndedThroughTheApi()
    {
        using var principal = await platform.SignedIn("citizen");
        using var other = await platform.SignedIn("citizen2");
        var made = await principal.PostAsJsonAsync("/api/delegations", new
        {
            email = "citizen2@example.test",
            identityNumber = SamplePeople.IdentityOf("citizen2@example.test"),
            may = new[] { "Prepare", "Send" },
            services = new[] { Given.Restaurant },
            from = story.Today,
            until = story.Today.AddDays(9),
        });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = (await made.Json()).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NoContent, (await other.PostAsync($"/api/delegations/{id}/accept", null)).StatusCode);

        var facts = Given.LargeRestaurant(platform.Workflows).Facts;
        var begun = await other.PostAsJsonAsync("/api/applications", new { service = Given.Restaurant, facts, delegation = id });
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var application = (await begun.Json()).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await other.PostAsync($"/api/applications/{application}/submit", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await principal.GetAsync($"/api/applications/{application}")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await principal.PostAsync($"/api/delegations/{id}/end", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/applications/{application}")).StatusCode);
    }

    [Fact]
    public async Task Form_ThatIsWrong_ComesBackAsTypedWithTheErrorAtItsField()
    {
        using var client = await platform.SignedInToPages("citizen");
        using var response = await client.Post("/account/delegations/new",
            ("Whom", "me"), ("Email", "citizen2@example.test"), ("IdentityNumber", "123"), ("May", "Prepare"), ("Which", "all"),
            ("From", $"{story.Today:yyyy-MM-dd}"), ("Until", "soon"));
        var page = await response.Words();
        Assert.Contains("Enter a date, such as", page);
        Assert.Contains("citizen2@example.test", page);
        Assert.Contains("value=\"soon\"", page);

        using var again = await client.Post("/account/delegations/new",
            ("Whom", "me"), ("Email", "citizen2@example.test"), ("IdentityNumber", "123"), ("May", "Prepare"), ("Which", "all"),
            ("From", $"{story.Today:yyyy-MM-dd}"), ("Until", $"{story.Today:yyyy-MM-dd}"));
        Assert.Contains("href=\"#IdentityNumber\"", await again.Words());
    }

    [Fact]
    public async Task Delegation_OfSomebodyElse_IsNotFound()
    {
        var id = await platform.Ok(new GiveDelegation(
            story.Delegate, SampleCitizens.Resident(7).Email, SampleCitizens.Resident(7).IdentityNumber, Acts.Prepare, [], story.Today, story.Today));
        using var client = await platform.SignedInToPages("citizen");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"/account/delegations/{id}", UriKind.Relative))).StatusCode);
        using var api = await platform.SignedIn("citizen");
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"/api/delegations/{id}/accept", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"/api/delegations/{id}/end", null)).StatusCode);
    }
}
