using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Supervision;

/// <summary>Somebody with the database's password changes history; each test repairs what it broke.</summary>
public abstract class VerifyLogTests(Platform platform)
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task VerifyLog_Untouched_IsCleanAndCountsEveryEvent()
    {
        await given.ParallelSteps();

        var verified = await Verify();

        Assert.Empty(verified.Faults);
        Assert.Equal(await platform.InDatabase(db => db.Events.LongCountAsync()), verified.Events);
    }

    [Fact]
    public async Task VerifyLog_ChangedEvent_NamesIt()
    {
        var id = (await given.ParallelSteps()).Id;

        await Tampered(
            id,
            db => db.Events.Where(row => row.ApplicationId == id && row.Sequence == 3).ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorName, "nobody")),
            sequence: 3);
    }

    [Fact]
    public async Task VerifyLog_DeletedEvent_NamesTheGap()
    {
        var id = (await given.ParallelSteps()).Id;

        await Tampered(id, db => db.Events.Where(row => row.ApplicationId == id && row.Sequence == 2).ExecuteDeleteAsync(), sequence: 2);
    }

    [Fact]
    public async Task VerifyLog_EventsCutOffTheEnd_SaysSo()
    {
        var id = (await given.ParallelSteps()).Id;
        var last = await platform.InDatabase(db => db.Events.Where(row => row.ApplicationId == id).MaxAsync(row => row.Sequence));

        await Tampered(id, db => db.Events.Where(row => row.ApplicationId == id && row.Sequence == last).ExecuteDeleteAsync(), sequence: last);
    }

    [Fact]
    public async Task VerifyLog_ClockOfAnEventChanged_NamesTheEvent()
    {
        var id = (await given.ParallelSteps()).Id;
        var first = await platform.InDatabase(db => db.Events.Where(row => row.ApplicationId == id && row.Clock != null).MinAsync(row => row.Sequence));

        await Tampered(
            id,
            db => db.Events.Where(row => row.ApplicationId == id && row.Sequence == first).ExecuteUpdateAsync(set => set.SetProperty(row => row.Clock, "[]")),
            sequence: first);
    }

    [Fact]
    public async Task VerifyLog_DateOfAStepMoved_IsNotWhatItsHistorySays()
    {
        var id = (await given.ParallelSteps()).Id;
        var later = platform.Clock.GetUtcNow().AddYears(1);

        await Tampered(id, db => db.Steps.Where(step => step.ApplicationId == id && step.Key == "fire-inspection")
            .ExecuteUpdateAsync(set => set.SetProperty(step => step.DueAt, later)));
    }

    [Fact]
    public async Task VerifyLog_StepRowChanged_IsNotWhatItsHistorySays()
    {
        var id = (await given.ParallelSteps()).Id;

        await Tampered(id, db => db.Steps.Where(step => step.ApplicationId == id && step.Key == "fire-inspection")
            .ExecuteUpdateAsync(set => set.SetProperty(step => step.DecidedByName, "nobody").SetProperty(step => step.DecidedById, Guid.NewGuid())));
    }

    [Fact]
    public async Task VerifyLog_NumberOfAnotherApplication_NamesBoth()
    {
        var (one, other) = (await given.ParallelSteps(), await given.ParallelSteps());

        await platform.InDatabase(db => db.Applications.Where(application => application.Id == other.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(application => application.Number, one.Number)));

        Assert.Equal(
            new[] { one.Id, other.Id }.Order(), (await Verify()).Faults.Where(fault => fault.What == "another application has its number").Select(fault => fault.ApplicationId).Order());
        await platform.InDatabase(db => db.Applications.Where(application => application.Id == other.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(application => application.Number, other.Number)));
    }

    private async Task Tampered(Guid id, Func<AppDbContext, Task<int>> tamper, int? sequence = null)
    {
        Assert.Equal(1, await platform.InDatabase(tamper));

        var fault = Assert.Single((await Verify()).Faults, fault => fault.ApplicationId == id);
        if (sequence is not null)
            Assert.Equal(sequence, fault.Sequence);

        await platform.InDatabase(async db =>
        {
            await db.Events.Where(row => row.ApplicationId == id).ExecuteDeleteAsync();
            await db.Steps.Where(step => step.ApplicationId == id).ExecuteDeleteAsync();
            await db.Outbox.Where(message => message.ApplicationId == id).ExecuteDeleteAsync();
            await db.ApplicationFacts.Where(facts => facts.ApplicationId == id).ExecuteDeleteAsync();
            return await db.Applications.Where(application => application.Id == id).ExecuteDeleteAsync();
        });
    }

    private Task<LogVerified> Verify() =>
        platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None));
}

public sealed class VerifyLogOnSqlite(SqlitePlatform platform) : VerifyLogTests(platform), IClassFixture<SqlitePlatform>;

public sealed class VerifyLogOnPostgres : VerifyLogTests, IClassFixture<PostgresPlatform>
{
    public VerifyLogOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
