using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Tests.Support;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Desk;

/// <summary>What changed after the submission, and since a clerk last looked, is told to whoever decides on it.</summary>
public abstract class FactChangeTests(Platform platform)
{
    private const string Area = "premises.area";
    private const string Seats = "premises.seats";
    private readonly Given given = new(platform);

    private Caller Anna => platform.Clerk("fire-rescue");

    [Fact]
    public async Task Fact_Corrected_IsToldWithWhatWasSigned()
    {
        var id = (await given.ParallelSteps()).Id;
        var signed = (await platform.Ok(new GetTask(Anna, id, Fire))).Facts[Area];
        Assert.Empty((await platform.Ok(new GetTask(Anna, id, Fire))).Changes);

        var at = await Corrected(id, Area, "350");

        var (fact, change) = Assert.Single((await platform.Ok(new GetTask(Anna, id, Fire))).Changes);
        Assert.Equal((Area, signed, at), (fact, change.Signed, change.At));
    }

    [Fact]
    public async Task Fact_CorrectedForAnotherStep_IsToldWhereItIsRead_AndNowhereElse()
    {
        var id = (await given.ParallelSteps()).Id;

        await Corrected(id, Seats, "90");

        Assert.Equal([Seats], (await platform.Ok(new GetTask(platform.Clerk("market-supervision"), id, Food))).Changes.Keys);
        Assert.Empty((await platform.Ok(new GetTask(platform.Clerk("tobacco"), id, "tobacco-licence"))).Changes);
    }

    [Fact]
    public async Task Look_BeforeThisSitting_IsTold_AndStaysWhileTheClerkWorks()
    {
        var id = (await given.ParallelSteps()).Id;
        Assert.Null((await platform.Ok(new GetTask(Anna, id, Fire))).LookedAt);
        var looked = platform.Clock.GetUtcNow();
        platform.Clock.Advance(TimeSpan.FromHours(3));
        var at = await Corrected(id, Area, "350");
        platform.Clock.Advance(TimeSpan.FromHours(3));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var task = await platform.Ok(new GetTask(Anna, id, Fire));
            Assert.Equal(looked, task.LookedAt);
            Assert.True(task.Changes[Area].At > task.LookedAt);
            platform.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Null((await platform.Ok(new GetTask(platform.Colleague("fire-rescue"), id, Fire))).LookedAt);
        platform.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True((await platform.Ok(new GetTask(Anna, id, Fire))).LookedAt > at);
    }

    private async Task<DateTimeOffset> Corrected(Guid id, string fact, string value)
    {
        await platform.Ask(Anna, id, Fire, fact);
        await platform.Answer(id, Fire, fact, value);
        return platform.Clock.GetUtcNow();
    }
}

public sealed class FactChangesOnSqlite(SqlitePlatform platform) : FactChangeTests(platform), IClassFixture<SqlitePlatform>;

public sealed class FactChangesOnPostgres : FactChangeTests, IClassFixture<PostgresPlatform>
{
    public FactChangesOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
