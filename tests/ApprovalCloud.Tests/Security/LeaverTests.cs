using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Security;

/// <summary>What operators do when somebody leaves an office, or has left a computer behind.</summary>
public abstract class LeaverTests(Platform platform)
{
    private const string Department = "fire-rescue";
    private readonly string email = $"{Guid.NewGuid():N}@example.test";

    [Fact]
    public async Task Leaver_OpensNothingAnyMore_AndWhatTheyDidKeepsTheirName()
    {
        var id = await platform.Ok(new AddUser(email, "A Leaver", SamplePeople.Password, Role.Clerk) { Department = Department });
        var application = (await new Given(platform).ParallelSteps()).Id;
        await platform.Ok(new ClaimStep(platform.Clerk(Department) with { Id = id, Name = "A Leaver" }, application, "fire-inspection"));
        using var client = await Login();

        var closed = await platform.Ok(new CloseStaffAccount(email));

        Assert.Equal(1, closed.InHand);
        using (var tasks = await client.GetAsync(new Uri("/api/tasks", UriKind.Relative)))
            Assert.Equal(HttpStatusCode.Unauthorized, tasks.StatusCode);
        using (var login = await client.PostAsJsonAsync("/api/account/login", new { email, password = SamplePeople.Password }))
            Assert.Equal(HttpStatusCode.Unauthorized, login.StatusCode);
        Assert.Equal("A Leaver", await platform.InDatabase(db => db.Users.Where(user => user.Id == id).Select(user => user.DisplayName).SingleAsync()));
        // The address is free again, for another account.
        await platform.Ok(new AddUser(email, "Somebody Else", SamplePeople.Password));
    }

    [Fact]
    public async Task Citizen_IsNotClosedByAnOperator()
    {
        foreach (var address in new[] { "citizen@example.test", "nobody@example.test" })
            Assert.Contains("Email", (await platform.Send(new CloseStaffAccount(address))).Problem!.Errors!);
        using var citizen = await platform.SignedIn("citizen");
        using var account = await citizen.GetAsync(new Uri("/api/applications", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, account.StatusCode);
    }

    [Fact]
    public async Task Sessions_OfOneAccount_AreEnded_AndOthersGoOn()
    {
        await platform.Ok(new AddUser(email, "Somebody", SamplePeople.Password));
        using var client = await Login();
        using var other = await platform.SignedIn("citizen");

        await platform.Ok(new EndSessions(email));

        using var ended = await client.GetAsync(new Uri("/api/applications", UriKind.Relative));
        using var goesOn = await other.GetAsync(new Uri("/api/applications", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (ended.StatusCode, goesOn.StatusCode));
        (await Login()).Dispose();
    }

    [Fact]
    public async Task Sessions_OfEverybody_AreEnded_OnEveryNode()
    {
        await platform.Ok(new AddUser(email, "Somebody", SamplePeople.Password));
        using var client = await Login();
        var session = await platform.InDatabase(db => db.Sessions.OrderByDescending(one => one.BeganAt).ThenByDescending(one => one.Id).Select(one => one.Id).FirstAsync());

        await platform.Ok(new EndSessions(null));

        // As a node that was not told: it looks into the database.
        using var other = ActivatorUtilities.CreateInstance<EndedSessions>(platform.Services);
        Assert.True(await other.Contains(session, TestContext.Current.CancellationToken));
    }

    private async Task<HttpClient> Login()
    {
        var client = platform.CreateClient();
        using var login = await client.PostAsJsonAsync("/api/account/login", new { email, password = SamplePeople.Password });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await login.EnsureSuccessStatusCode().Json()).GetProperty("accessToken").GetString());
        return client;
    }
}

// Of their own: they end the sessions of all.
public sealed class LeaverOnSqlite(SqlitePlatform platform) : LeaverTests(platform), IClassFixture<SqlitePlatform>;

public sealed class LeaverOnPostgres : LeaverTests, IClassFixture<PostgresPlatform>
{
    public LeaverOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
