using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Promises;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Tasks;

public abstract class BulkTests(Platform platform)
{
    private readonly Given given = new(platform);
    private readonly BirthStory births = new(platform);

    private Caller Clerk => platform.Clerk("fire-rescue");

    [Fact]
    public async Task Claim_OfSeveral_IsDoneForEachThatIsFree_AndSaysWhyNotForTheOthers()
    {
        var (free, taken) = (await Fire(), await Fire());
        await platform.Ok(new ClaimStep(platform.Colleague("fire-rescue"), taken.ApplicationId, taken.Step));
        taken = await Seen(taken);

        var outcomes = await platform.Ok(new ActOnTasks(Clerk, BulkAct.Claim, [taken, free, free]));

        Assert.Equal(["ClaimedByAnother", null], outcomes.Select(one => one.Problem?.Rule));
        Assert.Equal(Clerk.Id, (await platform.Ok(new GetTask(Clerk, free.ApplicationId, free.Step))).AssigneeId);
    }

    [Fact]
    public async Task Claim_OfWhatChangedSinceItWasSeen_IsNotDone()
    {
        var (seen, other) = (await Fire(), await Fire());
        await platform.Ok(new ClaimStep(Clerk, seen.ApplicationId, seen.Step));
        await platform.Ok(new ReleaseStep(Clerk, seen.ApplicationId, seen.Step));

        var outcomes = await platform.Ok(new ActOnTasks(Clerk, BulkAct.Claim, [seen, other]));

        Assert.Equal(["Stale", null], outcomes.Select(one => one.Problem?.Rule));
    }

    [Fact]
    public async Task Release_OfSeveral_GivesBackOnlyWhatIsMine()
    {
        var (mine, free) = (await Fire(), await Fire());
        await platform.Ok(new ClaimStep(Clerk, mine.ApplicationId, mine.Step));

        var outcomes = await platform.Ok(new ActOnTasks(Clerk, BulkAct.Release, [await Seen(mine), free]));

        Assert.Equal([null, "NotClaimedByYou"], outcomes.Select(one => one.Problem?.Rule));
        Assert.Null((await platform.Ok(new GetTask(Clerk, mine.ApplicationId, mine.Step))).AssigneeId);
    }

    [Fact]
    public async Task Act_OnTasksOfAnotherDepartment_IsNotFoundAndTellsNoNumber()
    {
        var task = await Fire();

        foreach (var act in Enum.GetValues<BulkAct>())
        {
            var outcome = Assert.Single(await platform.Ok(new ActOnTasks(platform.Clerk("tobacco"), act, [task])));
            Assert.Equal((null, "NotFound"), (outcome.Number, outcome.Problem?.Rule));
        }

        Assert.Equal("NotFound", Assert.Single(await platform.Ok(new CheckBulk(platform.Clerk("tobacco"), [task]))).Problem?.Rule);
    }

    [Fact]
    public async Task Grant_OfAStepThatNeedsALook_IsRefused()
    {
        var task = await Fire();

        var outcome = Assert.Single(await platform.Ok(new ActOnTasks(Clerk, BulkAct.Grant, [task])));

        Assert.Equal("BulkNotAllowed", outcome.Problem?.Rule);
        Assert.Equal(StepStatus.Open, (await platform.Ok(new GetTask(Clerk, task.ApplicationId, task.Step))).Status);
    }

    [Fact]
    public async Task Grant_WhereTheFactsMeetTheRuleThatDidNotGrantIt_IsDone_AndTheHistorySaysHow()
    {
        var (heavy, light, clerk) = (await Birth("3250"), await Birth("2100"), platform.Clerk("health"));

        var could = await platform.Ok(new CheckBulk(clerk, [heavy, light]));
        Assert.Equal([null, "BulkNotAllowed"], could.Select(one => one.Problem?.Rule));
        Assert.Equal(StepStatus.Open, await births.Status(heavy.ApplicationId, heavy.Step));
        var outcomes = await platform.Ok(new ActOnTasks(clerk, BulkAct.Grant, [heavy, light]) { Note = "Bring the booklet." });

        Assert.Equal([null, "BulkNotAllowed"], outcomes.Select(one => one.Problem?.Rule));
        Assert.Equal((StepStatus.Granted, StepStatus.Open), (await births.Status(heavy.ApplicationId, heavy.Step), await births.Status(light.ApplicationId, light.Step)));
        var granted = (await platform.Ok(new GetHistory(platform.Citizen, heavy.ApplicationId))).Select(entry => entry.Happened).OfType<StepGranted>().Single(one => one.Step == heavy.Step);
        Assert.Equal((true, "Bring the booklet.", clerk.Id), (granted.InBulk, granted.Note, granted.By?.Id));
    }

    [Fact]
    public async Task Grant_SentAgain_HasItsFirstAnswer()
    {
        var (task, clerk, key) = (await Birth("3250"), platform.Clerk("health"), Guid.NewGuid().ToString("N"));
        await platform.Ok(new ActOnTasks(clerk, BulkAct.Grant, [task]) { IdempotencyKey = key });

        var (again, anew) = (await platform.Ok(new ActOnTasks(clerk, BulkAct.Grant, [task]) { IdempotencyKey = key }), await platform.Ok(new ActOnTasks(clerk, BulkAct.Grant, [task])));

        Assert.Null(Assert.Single(again).Problem);
        Assert.Equal("StepAlreadyDecided", Assert.Single(anew).Problem?.Rule);
    }

    [Fact]
    public async Task Act_OnNothing_IsRefused() => Assert.NotNull((await platform.Send(new ActOnTasks(Clerk, BulkAct.Claim, []))).Problem?.Errors);

    private async Task<TickedTask> Fire() => await Seen(new((await given.ParallelSteps()).Id, "fire-inspection", 0));

    private async Task<TickedTask> Birth(string weight)
    {
        var id = await births.Submitted(weight, isKnown: false);
        await births.Grant(id, BirthStory.Certificate);
        return new(id, BirthStory.Vaccination, (await platform.Ok(new GetTask(platform.Clerk("health"), id, BirthStory.Vaccination))).Version);
    }

    private async Task<TickedTask> Seen(TickedTask task) =>
        task with { Version = (await platform.Ok(new GetTask(Clerk, task.ApplicationId, task.Step))).Version };
}

[Collection(nameof(SqlitePlatform))]
public sealed class BulkOnSqlite(SqlitePlatform platform) : BulkTests(platform);

[Collection(nameof(PostgresPlatform))]
public sealed class BulkOnPostgres : BulkTests
{
    public BulkOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
