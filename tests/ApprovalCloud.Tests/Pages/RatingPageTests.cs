using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Tests.Ratings;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Pages;

/// <summary>Ratings over HTTP, without JavaScript: given, answered, asked again; and for those who must not know who rated.</summary>
public sealed class RatingPageTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private const string Comment = "The counter was closed at noon, 王小明 told me.";
    private readonly RatingStory story = new(platform);

    [Fact]
    public async Task Form_WithoutALevel_ComesBackAsTyped()
    {
        var id = await story.Decided();
        using var citizen = await platform.SignedInToPages("citizen");

        var words = await (await citizen.Post(Rate(id), ("Comment", Comment), ("WithName", "True"))).Words();

        Assert.Contains("Select how satisfied you are", words, StringComparison.Ordinal);
        Assert.Contains(Comment, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadRating_IsAnsweredAndAskedAboutByForms()
    {
        var id = await story.Decided();
        using var citizen = await platform.SignedInToPages("citizen");
        using var supervisor = await platform.SignedInToPages("supervisor");
        var before = Ids(await supervisor.GetStringAsync(Address("/watch/ratings")));

        Assert.Contains("Thank you. Your rating is saved.", await (await citizen.Post(Rate(id), ("Level", "Dissatisfied"), ("Reasons", "Time"), ("WithName", "True"))).Words(), StringComparison.Ordinal);
        var rating = Assert.Single(Ids(await supervisor.GetStringAsync(Address("/watch/ratings"))).Except(before));
        Assert.Contains("Select how you reached them", await (await supervisor.Post($"/watch/ratings/{rating}?handler=Contact", ("Note", "We look into it."))).Words(), StringComparison.Ordinal);
        Assert.Contains("The contact is recorded.", await (await supervisor.Post($"/watch/ratings/{rating}?handler=Contact", ("Manner", "Phone"), ("Note", "We look into it."))).Words(), StringComparison.Ordinal);
        Assert.Contains("There is more time now.", await (await supervisor.Post($"/watch/ratings/{rating}?handler=Longer", ("Reason", "Two offices."))).Words(), StringComparison.Ordinal);
        Assert.Contains("whoever rated is asked", await (await supervisor.Post($"/watch/ratings/{rating}?handler=Answer", ("Finding", "PutRight"), ("Words", "It is open at noon now."))).Words(), StringComparison.Ordinal);
        Assert.Contains("It is open at noon now.", await (await citizen.GetAsync(Address(Rate(id)))).Words(), StringComparison.Ordinal);
        Assert.Contains("Your answer is saved", await (await citizen.Post(Rate(id) + "&handler=Revisit", ("IsSettled", "True"))).Words(), StringComparison.Ordinal);
        Assert.Contains("Settled", await supervisor.GetStringAsync(Address($"/watch/ratings/{rating}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rating_ShowsNoClerkWhoGaveIt()
    {
        var (id, rating) = await story.Bad(withName: true, Comment);
        await platform.Ok(new ModerateComment(platform.Supervisor, rating, Moderation.Publish, "The counter was closed at noon, ■ told me.", null));
        using var clerk = await platform.SignedInToPages("clerk.administrative-approval");
        using var api = await platform.SignedIn("clerk.administrative-approval");

        var comments = await (await clerk.GetAsync(Address("/desk/comments"))).Words();
        Assert.Contains("The counter was closed at noon, ■ told me.", comments, StringComparison.Ordinal);
        var number = (await platform.Ok(new Core.Applications.GetApplication(platform.Citizen, id))).Number!;
        foreach (var address in new[] { "/desk/comments", $"/desk/comments/{rating}" })
        {
            var page = await (await clerk.GetAsync(Address(address))).Words();
            foreach (var secret in new[] { platform.Citizen.Name, number, id.ToString() })
                Assert.DoesNotContain(secret, page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("王小明", await (await clerk.GetAsync(Address($"/desk/comments/{rating}"))).Words(), StringComparison.Ordinal);

        // What shows the application says nothing of a rating.
        foreach (var (client, address) in new[]
        {
            (clerk, $"/desk/{id}/{RatingStory.Step}"), (clerk, "/desk?state=decided"), (api, $"/api/tasks/{id}/{RatingStory.Step}"), (api, "/api/tasks?state=decided"),
        })
        {
            var shown = await (await client.GetAsync(Address(address))).Words();
            Assert.DoesNotContain(rating.ToString(), shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("closed at noon", shown, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync(Address($"/watch/ratings/{rating}"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await api.GetAsync(Address($"/api/applications/{id}/ratings"))).StatusCode);
    }

    [Fact]
    public async Task Exports_SayNothingOfRatings()
    {
        var (id, rating) = await story.Bad(withName: true, Comment);
        using var supervisor = await platform.SignedIn("supervisor");
        using var pages = await platform.SignedInToPages("supervisor");

        foreach (var (client, address) in new[] { (supervisor, "/api/supervision/log.xes"), (supervisor, "/api/supervision/ratings?by=step"), (pages, $"/watch/applications/{id}"), (pages, "/watch/ratings"), (pages, "/watch/comments") })
        {
            var text = await (await client.GetAsync(Address(address))).Words();
            Assert.DoesNotContain(platform.Citizen.Name, text, StringComparison.Ordinal);
            if (address.Contains("applications", StringComparison.Ordinal) || address.EndsWith("xes", StringComparison.Ordinal))
                Assert.DoesNotContain(rating.ToString(), text, StringComparison.OrdinalIgnoreCase);
            else
                Assert.DoesNotContain(id.ToString(), text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Comment_OfAnotherDepartment_IsNotFound()
    {
        var (_, rating) = await story.Bad(withName: false, Comment);
        await platform.Ok(new ModerateComment(platform.Supervisor, rating, Moderation.Publish, Comment, null));
        using var stranger = await platform.SignedInToPages("clerk.tobacco");
        using var own = await platform.SignedInToPages("clerk.administrative-approval");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Address($"/desk/comments/{rating}"))).StatusCode);
        Assert.DoesNotContain("closed at noon", await (await stranger.GetAsync(Address("/desk/comments"))).Words(), StringComparison.Ordinal);
        Assert.Contains("Enter your department’s answer", await (await own.Post($"/desk/comments/{rating}", ("Reply", " "))).Words(), StringComparison.Ordinal);
        Assert.Contains("Your answer is published.", await (await own.Post($"/desk/comments/{rating}", ("Reply", "It is open now."))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comment_IsModeratedByForm()
    {
        var (_, rating) = await story.Bad(withName: false, Comment);
        using var supervisor = await platform.SignedInToPages("supervisor");

        Assert.Contains("Select whether it is published", await (await supervisor.Post($"/watch/comments/{rating}", ("Words", Comment))).Words(), StringComparison.Ordinal);
        Assert.Contains("change nothing else", await (await supervisor.Post($"/watch/comments/{rating}", ("Moderation", "Publish"), ("Words", "All was well."))).Words(), StringComparison.Ordinal);
        Assert.Contains("Your decision is saved.", await (await supervisor.Post($"/watch/comments/{rating}", ("Moderation", "Publish"), ("Words", Comment.Replace("王小明", "■■■", StringComparison.Ordinal)))).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync(Address($"/watch/comments/{Guid.NewGuid()}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync(Address($"/watch/ratings/{Guid.NewGuid()}"))).StatusCode);
    }

    [Fact]
    public async Task Api_RatesOnceAndTakesBack()
    {
        var id = await story.Decided();
        using var citizen = await platform.SignedIn("citizen");
        using var supervisor = await platform.SignedIn("supervisor");

        Assert.Equal(HttpStatusCode.BadRequest, (await citizen.PostAsJsonAsync($"/api/applications/{id}/ratings", new { step = RatingStory.Step })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await citizen.PostAsJsonAsync($"/api/applications/{id}/ratings", new { step = RatingStory.Step, level = "Satisfied" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await citizen.PostAsJsonAsync($"/api/applications/{id}/ratings", new { step = RatingStory.Step, level = "Dissatisfied" })).StatusCode);
        var mine = await (await citizen.GetAsync(Address($"/api/applications/{id}/ratings"))).Json();
        Assert.Equal("Satisfied", mine.GetProperty("handlings")[0].GetProperty("given").GetProperty("level").GetString());
        Assert.NotEmpty((await (await supervisor.GetAsync(Address("/api/supervision/ratings?by=Step"))).Json()).GetProperty("rows").EnumerateArray());
        Assert.Equal(HttpStatusCode.NoContent, (await citizen.DeleteAsync(Address($"/api/applications/{id}/ratings?step={RatingStory.Step}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.DeleteAsync(Address($"/api/applications/{id}/ratings?step={RatingStory.Step}"))).StatusCode);
    }

    [Fact]
    public async Task PublicPage_OfAServiceWithFewRatings_SaysOnlyThat()
    {
        await story.Bad(withName: false, Comment);
        using var anybody = platform.CreateClient();

        var page = await (await anybody.GetAsync(Address($"/services/{Given.Restaurant}"))).Words();

        Assert.Contains("There are fewer than 11 ratings of the last twelve months.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("closed at noon", page, StringComparison.Ordinal);
        Assert.DoesNotContain("at least fairly satisfied", page, StringComparison.Ordinal);
    }

    private static HashSet<string> Ids(string page) =>
        [.. System.Text.RegularExpressions.Regex.Matches(page, "/watch/ratings/([0-9a-f-]{36})").Select(match => match.Groups[1].Value)];

    private static string Rate(Guid application) => $"/apply/{application}/rate?step={RatingStory.Step}";

    private static Uri Address(string path) => new(path, UriKind.Relative);
}
