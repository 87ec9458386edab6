using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Archive;

/// <summary>On platforms of their own: what has ended long ago is packed away, and nobody sees a difference.</summary>
public abstract class ArchiveTests(Platform platform) : IAsyncLifetime
{
    private readonly ArchiveStory story = new(platform);

    public ValueTask InitializeAsync() => platform.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return platform.DisposeAsync();
    }

    [Fact]
    public async Task Archived_IsSaidToBe_WhatItWas()
    {
        var id = await story.Closed();
        // Pages that have been looked at say so from then on.
        await story.Said(id);
        var (before, events) = (await story.Said(id), await story.Proven());

        Assert.Equal(new CasesArchived(1, 0), await story.Archive());

        Assert.True(await story.IsArchived(id));
        var after = await story.Said(id);
        Assert.All(before, said => Assert.Equal(said.Value, after[said.Key]));
        Assert.Equal(events, await story.Proven());
        Assert.Equal(new CasesArchived(0, 0), await story.Archive());
    }

    [Fact]
    public async Task Case_ThatRuns_OrEndedNotLongAgo_IsNotArchived()
    {
        var running = (await new Given(platform).ParallelSteps()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(3 * 365));
        var id = await story.Closed(days: 700);

        Assert.Equal(new CasesArchived(0, 0), await story.Archive());
        Assert.False(await story.IsArchived(running));
        Assert.False(await story.IsArchived(id));
    }

    [Fact]
    public async Task Licence_OfAnArchivedCase_IsRevoked_AndItsHistoryGoesOn()
    {
        var id = await story.Closed();
        var events = await story.Proven();
        await story.Archive();
        var licence = await platform.InDatabase(db => db.Licences.Where(one => one.ApplicationId == id && one.Department == "administrative-approval").Select(one => one.Number).FirstAsync());

        await platform.Ok(new RevokeLicence(platform.Clerk("administrative-approval"), licence, "obtained with false papers"));

        Assert.False(await story.IsArchived(id));
        Assert.Equal(events + 1, await story.Proven());
        Assert.IsType<LicenceRevoked>((await platform.Ok(new GetHistory(platform.Citizen, id)))[^1].Happened);
    }

    [Fact]
    public async Task Refusal_OfAnArchivedCase_IsAppealedAgainst_AndTheCaseGoesOn()
    {
        var id = await story.Closed();
        await story.Archive();

        // Its time is over by now, which a court may see differently.
        await platform.Decide(id, new FileAppeal(platform.Citizen.Actor, ArchiveStory.Food, "reconsideration", "there is one"));

        Assert.False(await story.IsArchived(id));
        Assert.Equal(new CasesArchived(0, 0), await story.Archive());
        await story.Proven();
        await platform.Ok(new RuleOnAppeal(platform.Supervisor, id, ArchiveStory.Food, AppealOutcome.SetAside, "looked into"));
        Assert.Null((await platform.Ok(new GetApplication(platform.Citizen, id))).EndedAt);
        await story.Proven();
    }

    [Fact]
    public async Task Undo_BringsEverythingBack()
    {
        var (one, other) = (await story.Closed(), await story.Closed());
        var (before, events) = (await story.Said(one), await story.Proven());
        Assert.Equal(new CasesArchived(2, 0), await story.Archive());

        Assert.Equal(2, await platform.Services.GetRequiredService<ArchiveCases>().Undo(CancellationToken.None));

        Assert.False(await story.IsArchived(one));
        Assert.False(await story.IsArchived(other));
        Assert.Equal(events, await story.Proven());
        Assert.Equal(before["my data"], (await story.Said(one))["my data"]);
    }

    [Fact]
    public async Task Archive_ThatSomebodyChanged_IsFound()
    {
        var id = await story.Closed();
        await story.Archive();
        var packed = await platform.InDatabase(db => db.ArchivedCases.AsNoTracking().SingleAsync());
        var history = packed.Read();
        var other = new ArchivedCase(id, [.. history.Take(history.Count - 1)], packed.ArchivedAt);

        await Put([.. packed.Content.Select((one, place) => place == 40 ? (byte)(one + 1) : one)], packed.Digest, packed.Count, packed.HeadHash);
        Assert.Equal("the archive of its events was changed", (await Fault()).What);
        await Put(other.Content, other.Digest, packed.Count, packed.HeadHash);
        Assert.Equal("the archive does not hold what it says", (await Fault()).What);
        await Put(other.Content, other.Digest, other.Count, other.HeadHash);
        Assert.Equal((history.Count, "events are missing at the end"), await Fault() is var fault ? (fault.Sequence, fault.What) : default);
        await Put(packed.Content, packed.Digest, packed.Count, packed.HeadHash);
        await story.Proven();

        Task Put(byte[] content, byte[] digest, int count, byte[] head) => platform.InDatabase(db => db.ArchivedCases.ExecuteUpdateAsync(set => set
            .SetProperty(one => one.Content, content).SetProperty(one => one.Digest, digest).SetProperty(one => one.Count, count).SetProperty(one => one.HeadHash, head)));
    }

    [Fact]
    public async Task History_ThatIsNotWhole_IsLeftAsItIs()
    {
        var id = await story.Closed();
        await platform.InDatabase(db => db.Events.Where(row => row.Sequence == 2).ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorName, "nobody")));

        Assert.Equal(new CasesArchived(0, 1), await story.Archive());
        Assert.False(await story.IsArchived(id));
    }

    [Fact]
    public async Task Archiving_ThatIsStoppedHalfWay_LosesNothing()
    {
        var id = await story.Closed();
        var before = (await platform.Ok(new GetHistory(platform.Citizen, id))).Select(entry => entry.Happened).ToList();
        await platform.InDatabase(db => Stop(db));

        Assert.Equal(new CasesArchived(0, 1), await story.Archive());

        Assert.False(await story.IsArchived(id));
        await platform.InDatabase(db => GoOn(db));
        Assert.Equal(new CasesArchived(1, 0), await story.Archive());
        Assert.Equal(before.Select(one => $"{one}"), (await platform.Ok(new GetHistory(platform.Citizen, id))).Select(entry => $"{entry.Happened}"));
    }

    /// <summary>From now on no event can be taken out.</summary>
    protected abstract Task<int> Stop(AppDbContext db);

    protected abstract Task<int> GoOn(AppDbContext db);

    private async Task<LogFault> Fault() => Assert.Single((await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults);
}

public sealed class ArchiveOnSqlite() : ArchiveTests(new SqlitePlatform())
{
    protected override Task<int> Stop(AppDbContext db) =>
        db.Database.ExecuteSqlRawAsync("CREATE TRIGGER stop BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'stopped'); END");

    protected override Task<int> GoOn(AppDbContext db) => db.Database.ExecuteSqlRawAsync("DROP TRIGGER stop");
}

public sealed class ArchiveOnPostgres() : ArchiveTests(PostgresPlatform.Required())
{
    protected override Task<int> Stop(AppDbContext db) => db.Database.ExecuteSqlRawAsync("""
        CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stopped'; END $$;
        CREATE TRIGGER stop BEFORE DELETE ON events FOR EACH ROW EXECUTE FUNCTION stop()
        """);

    protected override Task<int> GoOn(AppDbContext db) => db.Database.ExecuteSqlRawAsync("DROP TRIGGER stop ON events");
}
