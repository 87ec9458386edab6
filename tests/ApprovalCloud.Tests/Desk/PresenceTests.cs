using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Presence;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Desk;

/// <summary>Which colleagues have a task open: seen on every node, for some minutes, and in nobody's way.</summary>
public abstract class PresenceTests(Platform platform)
{
    private readonly Given given = new(platform);

    private Caller Anna => platform.Clerk("fire-rescue");

    private Caller Bo => platform.Colleague("fire-rescue");

    [Fact]
    public async Task Task_ThatIsOpen_IsSoForSomeMinutesAfterItWasLastSeen()
    {
        var id = (await given.ParallelSteps()).Id;
        Assert.Empty(await platform.Ok(new SeeTask(Anna, id, Fire)));
        Assert.Equal([Anna.Name], (await platform.Ok(new SeeTask(Bo, id, Fire))).Select(one => one.Name));

        platform.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal([Bo.Name], (await platform.Ok(new SeeTask(Anna, id, Fire))).Select(one => one.Name));
        platform.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(await platform.Ok(new SeeTask(Anna, id, Fire)));
        Assert.Equal([Anna.Name], (await platform.Ok(new SeeTask(Bo, id, Fire))).Select(one => one.Name));
    }

    [Fact]
    public async Task Task_ThatIsLeft_IsNotOpenAnyMore()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new SeeTask(Anna, id, Fire));
        await platform.Ok(new SeeTask(Anna, id, Fire, Leaves: true));
        Assert.Empty(await platform.Ok(new SeeTask(Bo, id, Fire)));
    }

    [Fact]
    public async Task Task_OfAnotherDepartment_TellsNothing()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new SeeTask(Anna, id, Fire));
        foreach (var stranger in new[] { platform.Clerk("tobacco"), platform.Citizen, platform.Supervisor })
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new SeeTask(stranger, id, Fire))).Problem?.Kind);
    }

    [Fact]
    public async Task Task_OpenedByManyAtOnce_IsARowForEach_AndKeepsNobodyFromDeciding()
    {
        var id = (await given.ParallelSteps()).Id;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => platform.Ok(new SeeTask(number % 2 == 0 ? Anna : Bo, id, Fire))));
        Assert.Equal(2, await platform.InDatabase(db => db.TaskPresence.CountAsync(one => one.ApplicationId == id)));
        var seen = (await platform.Ok(new GetTask(Anna, id, Fire))).Version;
        await platform.Ok(new SeeTask(Bo, id, Fire));
        await platform.Ok(new DecideStep(Anna, id, Fire, Verdict.Grant, "", seen));
    }

    [Fact]
    public async Task Presence_IsForgottenAfterAnHour()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new SeeTask(Anna, id, Fire));
        platform.Clock.Advance(TimeSpan.FromMinutes(61));
        await platform.Ok(new SeeTask(Bo, id, Fire));
        await platform.Services.GetRequiredService<ForgetPresence>().Run(TestContext.Current.CancellationToken);
        Assert.Equal(Bo.Id, (await platform.InDatabase(db => db.TaskPresence.SingleAsync(one => one.ApplicationId == id))).PersonId);
    }

    [Fact]
    public async Task Api_SaysWhoIsHere()
    {
        var id = (await given.ParallelSteps()).Id;
        using var anna = await platform.SignedIn("clerk.fire-rescue");
        using var bo = await platform.SignedIn("colleague.fire-rescue");
        using var tobacco = await platform.SignedIn("clerk.tobacco");
        await anna.PostAsJsonAsync($"/api/tasks/{id}/{Fire}/here", new { });
        var others = await (await bo.PostAsJsonAsync($"/api/tasks/{id}/{Fire}/here", new { })).Json();
        Assert.Equal(Anna.Name, others[0].GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await tobacco.PostAsJsonAsync($"/api/tasks/{id}/{Fire}/here", new { })).StatusCode);
    }
}

public sealed class PresenceOnSqlite(SqlitePlatform platform) : PresenceTests(platform), IClassFixture<SqlitePlatform>;

public sealed class PresenceOnPostgres : PresenceTests, IClassFixture<PostgresPlatform>
{
    public PresenceOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
