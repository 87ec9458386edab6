using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Api;

/// <summary>Special procedures, extensions and visits over HTTP.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class ProcedureApiTests(SqlitePlatform platform)
{
    [Fact]
    public async Task Suspend_TakesATermAndResumeNamesTheProcedure()
    {
        var task = await Task("drainage-permit");
        using var clerk = await platform.SignedIn("clerk.housing-construction");
        using var refused = await clerk.PostAsJsonAsync($"{task}/suspend", new { procedure = "Testing", note = "samples" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await refused.Json()).GetProperty("errors").TryGetProperty("Term", out _));
        using var begun = await clerk.PostAsJsonAsync($"{task}/suspend", new { procedure = "Testing", note = "samples", term = Today.AddDays(10) });
        Assert.Equal("Suspended", (await begun.Json()).GetProperty("status").GetString());
        using var ended = await clerk.PostAsJsonAsync($"{task}/resume", new { procedure = "Testing" });
        Assert.Equal("Open", (await ended.Json()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Extension_IsAskedForListedAndApproved()
    {
        var task = await Task("fire-inspection");
        using var clerk = await platform.SignedIn("clerk.fire-rescue");
        using var head = await platform.SignedIn("colleague.fire-rescue");
        using var asked = await clerk.PostAsJsonAsync($"{task}/ask-extension", new { length = 5, reason = "The plan is missing" });
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("The plan is missing", await head.GetStringAsync("/api/extensions"));
        using var own = await clerk.PostAsync($"{task}/approve-extension", null);
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        using var approved = await head.PostAsync($"{task}/approve-extension", null);
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        using var late = await head.PostAsJsonAsync($"{task}/decline-extension", new { reason = "too late" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task MoreTime_IsAskedForListedAndGiven()
    {
        var task = await Task("fire-inspection");
        var asked = $"/api/applications/{task.Split('/')[3]}/more-time/fire-inspection";
        using var citizen = await platform.SignedIn("citizen");
        using var clerk = await platform.SignedIn("clerk.fire-rescue");
        using var nothing = await citizen.PostAsJsonAsync(asked, new { until = Today.AddDays(20), reason = "I am abroad" });
        Assert.Equal(HttpStatusCode.Conflict, nothing.StatusCode);
        await clerk.PostAsJsonAsync($"{task}/request-correction", new { items = new[] { new { subject = "premises.area", kind = "Wrong", message = "measure" } }, message = "again", term = Today.AddDays(10) });
        using var dayless = await citizen.PostAsJsonAsync(asked, new { reason = "I am abroad" });
        Assert.True((await dayless.Json()).GetProperty("errors").TryGetProperty("Until", out _));
        using var sent = await citizen.PostAsJsonAsync(asked, new { until = Today.AddDays(20), reason = "I am abroad" });
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Contains("I am abroad", await clerk.GetStringAsync("/api/more-time"));
        using var declined = await clerk.PostAsJsonAsync($"{task}/decline-time", new { });
        Assert.Equal(HttpStatusCode.BadRequest, declined.StatusCode);
        using var given = await clerk.PostAsJsonAsync($"{task}/give-time", new { until = Today.AddDays(15) });
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
    }

    [Fact]
    public async Task Case_IsExtendedByASupervisorAlone()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        using var clerk = await platform.SignedIn("clerk.fire-rescue");
        using var refused = await clerk.PostAsJsonAsync($"/api/supervision/applications/{id}/extend", new { length = 5, reason = "Flood" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var supervisor = await platform.SignedIn("supervisor");
        using var extended = await supervisor.PostAsJsonAsync($"/api/supervision/applications/{id}/extend", new { length = 5, reason = "Flood" });
        Assert.Equal(1, (await extended.Json()).GetProperty("extensions").GetInt32());
    }

    [Fact]
    public async Task Visit_IsAppointedListedJoinedAndReported()
    {
        var task = await Task("fire-inspection");
        using var clerk = await platform.SignedIn("clerk.fire-rescue");
        using var appointed = await clerk.PostAsJsonAsync(
            $"{task}/appoint-visit", new { on = platform.Clock.GetUtcNow().AddMinutes(30), steps = new[] { "food-licence" }, note = "keys" });
        Assert.Equal(HttpStatusCode.OK, appointed.StatusCode);
        using var food = await platform.SignedIn("clerk.market-supervision");
        Assert.Contains(task.Split('/')[3], await food.GetStringAsync("/api/visits"));
        using var joined = await clerk.PostAsJsonAsync($"{task}/join-visit", new { officers = new[] { "Ann", "Ben" } });
        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        using var undecided = await clerk.PostAsJsonAsync($"{task}/decide", new { verdict = "grant" });
        Assert.Equal(HttpStatusCode.Conflict, undecided.StatusCode);
        using var blank = await clerk.PostAsJsonAsync($"{task}/findings", new { report = "" });
        Assert.Equal(HttpStatusCode.BadRequest, blank.StatusCode);
        using var found = await clerk.PostAsJsonAsync($"{task}/findings", new { finding = "InOrder", report = "clear" });
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
    }

    [Fact]
    public async Task StaleVersion_IsAConflict()
    {
        var task = await Task("fire-inspection");
        using var clerk = await platform.SignedIn("clerk.fire-rescue");
        clerk.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", "\"99\"");
        using var refused = await clerk.PostAsJsonAsync($"{task}/ask-extension", new { length = 5, reason = "x" });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    private DateOnly Today => DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime);

    private async Task<string> Task(string step) => $"/api/tasks/{(await new Given(platform).ParallelSteps()).Id}/{step}";
}
