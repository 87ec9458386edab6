using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Api;

/// <summary>Absences, moved tasks and what helps to decide, over HTTP.</summary>
[Collection(nameof(SqlitePlatform))]
public sealed class DeskApiTests(SqlitePlatform platform)
{
    private const string Fire = "fire-inspection";

    [Fact]
    public async Task Absence_IsDeclaredListedAndEnded_ByItsClerkAlone()
    {
        using var clerk = await platform.SignedIn("clerk.fire-rescue");
        using var colleague = await platform.SignedIn("colleague.fire-rescue");
        var (from, until) = (DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime).AddDays(300), DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime).AddDays(304));

        using var nobody = await clerk.PostAsJsonAsync("/api/absences", new { from, until });
        Assert.True((await nobody.Json()).GetProperty("errors").TryGetProperty("StandIn", out _));
        using var declared = await clerk.PostAsJsonAsync("/api/absences", new { standIn = platform.Colleague("fire-rescue").Id, from, until });
        Assert.Equal(HttpStatusCode.Created, declared.StatusCode);
        var id = (await declared.Json()).GetProperty("id").GetGuid();
        Assert.Contains(id.ToString(), await clerk.GetStringAsync("/api/absences"), StringComparison.Ordinal);

        using var others = await colleague.PostAsync($"/api/absences/{id}/end", null);
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
        using var ended = await clerk.PostAsync($"/api/absences/{id}/end", null);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
    }

    [Fact]
    public async Task Step_IsMovedAndSpokenOf_BySupervisors()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        var (step, task) = ($"/api/supervision/applications/{id}/steps/{Fire}", $"/api/tasks/{id}/{Fire}");
        using var supervisor = await platform.SignedIn("supervisor");
        using var clerk = await platform.SignedIn("clerk.fire-rescue");

        using var unreasoned = await supervisor.PostAsJsonAsync($"{step}/reassign", new { to = platform.Colleague("fire-rescue").Id });
        Assert.True((await unreasoned.Json()).GetProperty("errors").TryGetProperty("Reason", out _));
        using var moved = await supervisor.PostAsJsonAsync($"{step}/reassign", new { to = platform.Colleague("fire-rescue").Id, reason = "knows the building" });
        Assert.Equal(HttpStatusCode.NoContent, moved.StatusCode);
        using var silent = await supervisor.PostAsJsonAsync($"{step}/escalate", new { });
        Assert.True((await silent.Json()).GetProperty("errors").TryGetProperty("Message", out _));
        using var written = await supervisor.PostAsJsonAsync($"{step}/escalate", new { message = "the school opens on Monday" });
        Assert.Equal(HttpStatusCode.NoContent, written.StatusCode);
        using var claimed = await clerk.PostAsync($"{task}/claim", null);
        Assert.Equal(HttpStatusCode.Conflict, claimed.StatusCode);
    }

    [Fact]
    public async Task WhatHelps_IsReadByTheDepartmentsClerk()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        using var clerk = await platform.SignedIn("clerk.fire-rescue");
        using var supervisor = await platform.SignedIn("supervisor");

        Assert.Contains("premises.area", await clerk.GetStringAsync($"/api/tasks/{id}/{Fire}/similar"), StringComparison.Ordinal);
        using var day = await clerk.GetAsync("/api/tasks/day");
        Assert.Equal(0, (await day.Json()).GetProperty("mine").GetProperty("returned").GetInt32());
        Assert.Contains("\"rows\":", await supervisor.GetStringAsync("/api/supervision/forecasts?service=open-a-restaurant"), StringComparison.Ordinal);
    }
}
