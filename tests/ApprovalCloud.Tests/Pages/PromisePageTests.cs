using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Promises;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Pages;

/// <summary>Pages and addresses about commitments: what they show, and that they show it to nobody else.</summary>
public sealed class PromisePageTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private const string Rules = PromiseStory.Rules;
    private const string Fire = PromiseStory.Fire;
    private readonly PromiseStory story = new(platform);

    [Fact]
    public async Task CheckPage_WithACommitmentNotRead_AsksForItAndKeepsWhatWasChosen()
    {
        var draft = await new Given(platform).Draft();
        using var citizen = await platform.SignedInToPages("citizen");

        using var response = await citizen.Post(
            $"/apply/{draft}/check", ("Choose.Shown", "true"), ($"Choose.Way[{Fire}]", "commitment"), ("Choose.Later", Rules), ("Once", Guid.NewGuid().ToString()));

        var words = await response.Words();
        Assert.Contains("read what you commit to and say that it is true", words);
        Assert.Matches($"value=\"commitment\"[^>]*checked|checked[^>]*value=\"commitment\"", words);
        Assert.True((await platform.Ok(new GetChoices(platform.Citizen, draft))).Chosen.IsNone);
    }

    [Fact]
    public async Task CheckPage_Submitted_SignsWhatWasChosenOnIt()
    {
        var draft = await new Given(platform).Draft();
        using var citizen = await platform.SignedInToPages("citizen");

        using var response = await citizen.Post($"/apply/{draft}/check",
            ("Choose.Shown", "true"), ($"Choose.Way[{Fire}]", "commitment"), ($"Choose.Read[{Fire}]", "true"), ("Choose.Later", Rules), ("Once", Guid.NewGuid().ToString()),
            ("OnPaper", "true"), ("Password", SamplePeople.Password));

        Assert.EndsWith("/sent", response.RequestMessage!.RequestUri!.AbsolutePath);
        var choices = (await platform.Ok(new GetApplication(platform.Citizen, draft))).Choices;
        Assert.Equal((Fire, Rules), (choices.Commitments.Single(), choices.ToFollow.Single()));
    }

    [Fact]
    public async Task TrackPage_OfWhatIsHeldBack_SaysWhatIsToComeUntilWhenAndWhatFollows()
    {
        var id = await story.Withheld();
        using var citizen = await platform.SignedInToPages("citizen");

        var words = await (await citizen.GetAsync($"/apply/{id}/track")).Words();

        Assert.Contains("Food safety rules of the business: by 13 March 2026", words);
        Assert.Contains("What does not come in time makes this step count as withdrawn", words);
    }

    [Fact]
    public async Task TaskPage_WhereTheLastDocumentComes_IssuesTheLicence()
    {
        var id = await story.Withheld();
        using var clerk = await platform.SignedInToPages("clerk.market-supervision");

        using var response = await clerk.Post($"/desk/{id}/{PromiseStory.Food}/received", ("Material", Rules), ("Version", await Version(id)));

        Assert.Contains("Everything has come", await response.Words());
        Assert.Equal(StepStatus.Granted, (await story.Step(id, PromiseStory.Food)).Status);
    }

    [Fact]
    public async Task TaskPage_WhereTheDocumentCameMeanwhile_Is409AndShowsIt()
    {
        var id = await story.Withheld();
        var version = await Version(id);
        await platform.Ok(new ReceiveDocument(story.FoodClerk, id, PromiseStory.Food, Rules));
        using var clerk = await platform.SignedInToPages("clerk.market-supervision");

        using var response = await clerk.Post($"/desk/{id}/{PromiseStory.Food}/received", ("Material", Rules), ("Version", version), ("Seen", "1"));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Nothing of yours was saved", await response.Words());
    }

    [Fact]
    public async Task CheckOfACommitment_WithoutResult_IsAskedForAtTheField()
    {
        var id = await story.OnTrust();
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        var list = await (await clerk.GetAsync("/desk/checks")).Words();
        Assert.Contains($"/desk/{id}/{Fire}/check", list);

        using var response = await clerk.Post($"/desk/{id}/{Fire}/check", ("Note", "seen"));

        var words = await response.Words();
        Assert.Contains("Select what the check found", words);
        Assert.Contains("seen", words);
    }

    [Fact]
    public async Task Bar_LiftedTwice_Is409()
    {
        var id = await story.OnTrust(by: platform.OtherCitizen);
        await platform.Ok(new CheckPromise(story.FireClerk, id, Fire, CheckResult.Broken, "locked exits"));
        using var supervisor = await platform.SignedInToPages("supervisor");
        var list = await (await supervisor.GetAsync("/watch/bars")).Words();
        Assert.Contains("locked exits", list);
        Assert.DoesNotContain(platform.OtherCitizen.Name, list);

        using var without = await supervisor.Post($"/watch/bars/{id}/{Fire}", ("Reason", ""));
        Assert.Contains("Enter the reason", await without.Words());
        using var lifted = await supervisor.Post($"/watch/bars/{id}/{Fire}", ("Reason", "exits cleared"));
        Assert.Contains("The bar is lifted", await lifted.Words());
        // The form is gone; its token is the sign-out form's.
        using var again = await supervisor.Post($"/watch/bars/{id}/{Fire}", ("Reason", "again"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Decision_ByRule_TellsTheFactsToClerkAndApplicant_AndTheRuleAloneToTheSupervisor()
    {
        var birth = new BirthStory(platform);
        var id = await birth.Submitted("3251");
        await birth.Grant(id, BirthStory.Certificate);
        using var citizen = await platform.SignedInToPages("citizen");
        using var clerk = await platform.SignedInToPages("clerk.health");
        using var supervisor = await platform.SignedInToPages("supervisor");

        foreach (var page in new[] { await (await citizen.GetAsync($"/apply/{id}/track")).Words(), await (await clerk.GetAsync($"/desk/{id}/{BirthStory.Vaccination}")).Words() })
        {
            Assert.Contains("by rule, version 1", page);
            Assert.Contains("3251 g", page);
        }

        var course = await (await supervisor.GetAsync($"/watch/applications/{id}")).Words();
        Assert.Contains("granted at once by rule, version 1 (Weight at birth is 2500 g or more)", course);
        // An identifier in an address may hold the digits by chance.
        Assert.DoesNotMatch("(?<![0-9a-f-])3251(?![0-9a-f-])", course);
    }

    [Theory]
    [InlineData("received")]
    [InlineData("check")]
    [InlineData("check?handler=audit")]
    public async Task Post_ByAnotherDepartment_IsNotFound(string page)
    {
        var id = await story.OnTrust();
        using var clerk = await platform.SignedInToPages("clerk.tobacco");
        using var response = await clerk.PostAsync(
            new Uri($"/desk/{id}/{Fire}/{page}", UriKind.Relative), new FormUrlEncodedContent(await Token(clerk, ("Result", "Kept"), ("Note", "x"), ("IsRight", "true"), ("Material", Rules))));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Api_FromChoicesToTheLiftedBar()
    {
        var draft = await new Given(platform).Draft(platform.OtherCitizen);
        using var citizen = await platform.SignedIn("citizen2");
        using var registrar = await platform.SignedIn("clerk.administrative-approval");
        using var fire = await platform.SignedIn("clerk.fire-rescue");
        using var supervisor = await platform.SignedIn("supervisor");

        Assert.Equal(HttpStatusCode.BadRequest, (await citizen.PutAsJsonAsync($"/api/applications/{draft}/choices", new { commitments = new[] { "x" } })).StatusCode);
        var chosen = await (await citizen.PutAsJsonAsync($"/api/applications/{draft}/choices", new { commitments = new[] { Fire }, toFollow = new[] { Rules } })).Json();
        Assert.Equal(Fire, chosen.GetProperty("commitments")[0].GetString());
        await citizen.PostAsync($"/api/applications/{draft}/submit", null);
        await registrar.PostAsJsonAsync($"/api/tasks/{draft}/business-registration/decide", new { verdict = "grant" });
        await fire.PostAsJsonAsync($"/api/tasks/{draft}/{Fire}/decide", new { verdict = "grant" });
        Assert.Contains(draft.ToString(), await fire.GetStringAsync("/api/tasks/checks"));
        Assert.Equal(HttpStatusCode.Conflict, (await fire.PostAsJsonAsync($"/api/tasks/{draft}/{Fire}/receive-material", new { material = Rules })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await fire.PostAsJsonAsync($"/api/tasks/{draft}/{Fire}/audit-instant", new { isRight = true, note = "x" })).StatusCode);
        (await fire.PostAsJsonAsync($"/api/tasks/{draft}/{Fire}/check-commitment", new { result = "Broken", note = "locked" })).EnsureSuccessStatusCode();
        Assert.Contains(draft.ToString(), await supervisor.GetStringAsync("/api/supervision/bars"));
        Assert.Equal(HttpStatusCode.NoContent, (await supervisor.PostAsJsonAsync($"/api/supervision/bars/{draft}/{Fire}/lift", new { reason = "repaired" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await fire.GetAsync("/api/supervision/bars")).StatusCode);
        Assert.Empty(await platform.Ok(new ListBars(platform.Supervisor)));
    }

    private async Task<string> Version(Guid id) =>
        (await platform.Ok(new GetTask(story.FoodClerk, id, PromiseStory.Food))).Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Dictionary<string, string>> Token(HttpClient client, params (string Name, string Value)[] fields)
    {
        var page = await client.GetStringAsync(new Uri("/desk/break-glass", UriKind.Relative));
        var token = System.Text.RegularExpressions.Regex.Match(
            page, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        return fields.Append(("__RequestVerificationToken", token)).ToDictionary(field => field.Item1, field => field.Item2);
    }
}
