using System.Net;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Delegations;

/// <summary>Whoever acts for more people than a page shows finds each of them.</summary>
public abstract class ManyDelegationsTests(Platform platform) : IAsyncLifetime
{
    private const int More = ListDelegations.PageSize + 1;
    private static readonly Guid Oldest = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);

    private Caller Agent => platform.OtherCitizen;

    [Fact]
    public async Task List_OfMoreThanAPage_GoesOnWhereItEnded_AndWhatHasEndedComesLast()
    {
        var first = await platform.Ok(new ListDelegations(Agent));
        var second = await platform.Ok(new ListDelegations(Agent, first.Next));

        Assert.Equal(ListDelegations.PageSize, first.Received.Count);
        Assert.DoesNotContain(first.Received, one => one.Status == DelegationStatus.Ended);
        Assert.Equal(Oldest, second.Received[0].Id);
        Assert.All(second.Received.TakeLast(2), one => Assert.True(one.Status is DelegationStatus.Ended or DelegationStatus.Expired));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Oldest_IsShownByItself_AndToNobodyElse()
    {
        Assert.Equal("Person 0", (await platform.Ok(new GetDelegation(Agent, Oldest))).Principal);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new GetDelegation(platform.Citizen, Oldest))).Problem?.Kind);

        using var pages = await platform.SignedInToPages("citizen2");
        Assert.Contains("Person 0", await (await pages.GetAsync(Address($"/account/delegations/{Oldest}"))).Words(), StringComparison.Ordinal);
        var list = await (await pages.GetAsync(Address("/account/delegations"))).Words();
        Assert.Contains("href=\"/account/delegations?before=200\"", list, StringComparison.Ordinal);
        // Whoever acts for them may stand on another page.
        Assert.DoesNotContain("Nobody acts for you", list, StringComparison.Ordinal);
        using var program = await platform.SignedIn("citizen2");
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Address($"/api/delegations/{Oldest}"))).StatusCode);
        using var stranger = await platform.SignedIn("citizen");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Address($"/api/delegations/{Oldest}"))).StatusCode);
    }

    [Fact]
    public async Task Principals_AreAllForWhomTheServiceMayBeBegun_AndNobodyElse()
    {
        var principals = await platform.Ok(new ListPrincipals(Agent, Given.Restaurant));

        Assert.Equal(More, principals.Count);
        Assert.Contains(principals, one => one.Id == Oldest);
        Assert.DoesNotContain(principals, one => one.Principal is "Ended" or "Over" or "Another service" or "Reads only");
        Assert.Empty(await platform.Ok(new ListPrincipals(platform.Citizen, Given.Restaurant)));
        using var pages = await platform.SignedInToPages("citizen2");
        Assert.Contains($"<option value=\"{Oldest}\">Person 0 (", await (await pages.GetAsync(Address($"/apply/new/{Given.Restaurant}"))).Words(), StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        if (await platform.InDatabase(async db => await db.Delegations.FindAsync(Oldest)) is not null)
            return;
        var now = platform.Clock.GetUtcNow();
        await platform.InDatabase(db =>
        {
            for (var number = 0; number < More; number++)
                db.Add(Held($"Person {number}", now.AddMinutes(number), number == 0 ? Oldest : null));
            var ended = Held("Ended", now);
            ended.End(Agent.Person, now);
            db.AddRange(
                ended, Held("Over", now, until: now.AddDays(-1)), Held("Another service", now.AddDays(-1), services: "child-birth"),
                Held("Reads only", now.AddDays(-1), may: Acts.Answer));
            return db.SaveChangesAsync();
        });
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private static Uri Address(string address) => new(address, UriKind.Relative);

    private Delegation Held(string principal, DateTimeOffset at, Guid? id = null, DateTimeOffset? until = null, Acts may = Acts.Prepare, params string[] services)
    {
        var now = platform.Clock.GetUtcNow();
        var delegation = new Delegation(id ?? Guid.CreateVersion7(), new Person(Guid.NewGuid(), principal), "citizen2@example.test", "x", at)
        {
            May = may, Services = services, From = now.AddDays(-2), Until = until ?? now.AddDays(30),
        };
        delegation.Accept(Agent.Person, now);
        return delegation;
    }
}

public sealed class ManyDelegationsOnSqlite(SqlitePlatform platform) : ManyDelegationsTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ManyDelegationsOnPostgres : ManyDelegationsTests, IClassFixture<PostgresPlatform>
{
    public ManyDelegationsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
