using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Api;

[Collection(nameof(SqlitePlatform))]
public sealed class AccessApiTests(SqlitePlatform platform)
{
    private const string Why = "An inspector stands at the door and asks who applied.";
    private readonly Given given = new(platform);

    [Fact]
    public async Task Task_ThroughTheApi_ShowsBasisAndMaterials_AndIsInTheCitizensLedger()
    {
        var submitted = await given.ParallelSteps();
        using var clerk = await platform.SignedIn("clerk.fire-rescue");
        using var citizen = await platform.SignedIn("citizen");

        var task = await clerk.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/tasks/{submitted.Id}/fire-inspection");
        var access = await citizen.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/applications/{submitted.Id}/access");

        Assert.NotEqual("", task.GetProperty("legalBasis").GetString());
        var material = task.GetProperty("materials").EnumerateArray().Single(one => one.GetProperty("key").GetString() == "business-licence");
        Assert.Equal("Met", material.GetProperty("state").GetString());
        var read = access.GetProperty("reads").EnumerateArray().Single();
        Assert.Equal(("Api", "Task", "fire-inspection"), (read.GetProperty("source").GetString(), read.GetProperty("purpose").GetString(), read.GetProperty("step").GetString()));
        Assert.Contains(platform.Clerk("fire-rescue").Name, read.GetProperty("who").GetString());
    }

    [Fact]
    public async Task Access_OfSomebodyElse_IsNotFound()
    {
        var submitted = await given.ParallelSteps();
        using var other = await platform.SignedIn("citizen2");

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/applications/{submitted.Id}/access")).StatusCode);
    }

    [Fact]
    public async Task BreakGlass_IsShownOnceWrittenDownAndReviewed()
    {
        var submitted = await given.SubmittedApplication();
        using var clerk = await platform.SignedIn("clerk.fire-rescue");
        using var supervisor = await platform.SignedIn("supervisor");

        using var shown = await clerk.PostAsJsonAsync("/api/break-glass", new { submitted.Number, reason = Why });
        using var unknown = await clerk.PostAsJsonAsync("/api/break-glass", new { number = "x", reason = Why });
        using var silent = await clerk.PostAsJsonAsync("/api/break-glass", new { submitted.Number });
        using var reviewed = await supervisor.PostAsJsonAsync($"/api/supervision/access/{submitted.Id}/1/review", new { verdict = "Justified", note = "It was needed." });
        using var again = await supervisor.PostAsJsonAsync($"/api/supervision/access/{submitted.Id}/1/review", new { verdict = "Justified", note = "It was needed." });

        Assert.True(shown.Headers.CacheControl!.NoStore);
        Assert.Equal("320", (await shown.Json()).GetProperty("facts").GetProperty("premises.area").GetString());
        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.NoContent, HttpStatusCode.Conflict),
            (unknown.StatusCode, silent.StatusCode, reviewed.StatusCode, again.StatusCode));
        Assert.Contains((await supervisor.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/supervision/access?reviewed=true")).EnumerateArray(),
            row => row.GetProperty("applicationId").GetGuid() == submitted.Id);
    }

    [Fact]
    public async Task Licences_ListedByTheirHolder_AreRevokedByTheirDepartment()
    {
        var submitted = await given.ParallelSteps();
        using var citizen = await platform.SignedIn("citizen");
        using var clerk = await platform.SignedIn("clerk.administrative-approval");
        using var other = await platform.SignedIn("clerk.tobacco");
        var mine = (await citizen.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/licences")).EnumerateArray()
            .Single(one => one.GetProperty("applicationId").GetGuid() == submitted.Id);
        var address = $"/api/licences/{mine.GetProperty("number").GetString()}/revoke";

        using var foreign = await other.PostAsJsonAsync(address, new { reason = "false papers" });
        using var revoked = await clerk.PostAsJsonAsync(address, new { reason = "false papers" });
        using var again = await clerk.PostAsJsonAsync(address, new { reason = "false papers" });

        Assert.True(mine.GetProperty("isValid").GetBoolean());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.Conflict), (foreign.StatusCode, revoked.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task EventLog_NamesNoApplicant()
    {
        await given.ParallelSteps(platform.OtherCitizen);
        using var supervisor = await platform.SignedIn("supervisor");

        var log = await supervisor.GetStringAsync(new Uri("/api/supervision/log.xes", UriKind.Relative));

        Assert.DoesNotContain(platform.OtherCitizen.Name, log);
        Assert.Contains("value=\"applicant\"", log);
    }
}
