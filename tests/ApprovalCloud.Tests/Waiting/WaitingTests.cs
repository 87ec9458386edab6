using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Visits;
using ApprovalCloud.Core.Waiting;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Promises;
using ApprovalCloud.Tests.Support;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Waiting;

/// <summary>What waits for a citizen: one list with dates, the most urgent first, and nobody else's.</summary>
public abstract class WaitingTests(Platform platform)
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task Everything_IsInOneList_TheMostUrgentFirst()
    {
        var id = (await given.ParallelSteps()).Id;
        var food = platform.Clerk("market-supervision");
        await platform.Ask(platform.Clerk("fire-rescue"), id, Fire, "premises.area", platform.Today().AddDays(9));
        await platform.Ok(new AppointJointVisit(food, id, Food, platform.Clock.GetUtcNow().AddDays(2), [], "Have the plan ready"));
        await platform.Ok(new DecideStep(platform.Clerk("tobacco"), id, "tobacco-licence", Verdict.Refuse, "Too near to a school"));

        var waiting = await Of(id);

        Assert.Equal([WaitingKind.Visit, WaitingKind.Correction, WaitingKind.Appeal], waiting.Select(one => one.Kind));
        Assert.Equal(platform.Today().AddDays(9), platform.DayOf(waiting[1].By));
        Assert.Equal($"/apply/{id}/correct/{(await platform.Step(id, Fire)).CorrectionId}", waiting[1].Place);
        Assert.Equal($"/apply/{id}/appeal/tobacco-licence", waiting[2].Place);
    }

    [Fact]
    public async Task ACorrection_ThatIsAnswered_WaitsNoMore()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ask(platform.Clerk("fire-rescue"), id, Fire, "premises.area");
        Assert.Null(Assert.Single(await Of(id)).By);

        await platform.Answer(id, Fire, "premises.area", "330");

        Assert.Empty(await Of(id));
    }

    [Fact]
    public async Task ARefusal_ThatIsAppealedAgainst_WaitsNoMore()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new DecideStep(platform.Clerk("tobacco"), id, "tobacco-licence", Verdict.Refuse, "Too near to a school"));
        Assert.Equal(WaitingKind.Appeal, Assert.Single(await Of(id)).Kind);

        await platform.Ok(new Core.Appeals.LodgeAppeal(platform.Citizen, id, "tobacco-licence", "It is not near."));

        Assert.Empty(await Of(id));
    }

    [Fact]
    public async Task AMaterialToFollow_WaitsUntilItsDay()
    {
        var withheld = await new PromiseStory(platform).Withheld(platform.Citizen);

        var waiting = Assert.Single(await Of(withheld));

        var follow = Assert.Single((await platform.Step(withheld, Food)).Detail.ToFollow);
        Assert.Equal((WaitingKind.Material, follow.Material, follow.By), (waiting.Kind, waiting.Subject, platform.DayOf(waiting.By)));
    }

    [Fact]
    public async Task ARectification_WaitsUntilTheDayThatTheCheckSet()
    {
        var story = new PromiseStory(platform);
        var trusted = await story.OnTrust(by: platform.Citizen);
        var by = platform.Today().AddDays(20);
        await platform.Ok(new CheckPromise(story.FireClerk, trusted, PromiseStory.Fire, CheckResult.ToRectify, "Clear the exit") { RectifyBy = by });

        var waiting = Assert.Single(await Of(trusted), one => one.Kind == WaitingKind.Rectification);

        Assert.Equal(by, platform.DayOf(waiting.By));
    }

    [Fact]
    public async Task AnInvitation_WaitsForWhoeverProvedTheAddress_AndForNobodyElse()
    {
        var child = await platform.Ok(new StartDraft(platform.Citizen, "child-birth", new Dictionary<string, string>
        {
            ["applicant.relation"] = "mother", ["father.isNamed"] = "true",
        }));
        await platform.Ok(new InviteParty(platform.Citizen, child, "father", "Citizen2@example.test"));

        var waiting = Assert.Single(await platform.Ok(new ListWaiting(platform.OtherCitizen)), one => one.Kind == WaitingKind.Invitation);
        Assert.StartsWith("/apply/invitation/", waiting.Place);
        Assert.DoesNotContain(await platform.Ok(new ListWaiting(platform.Citizen)), one => one.Kind == WaitingKind.Invitation);

        await platform.InDatabase(async db =>
        {
            (await db.Users.FindAsync(platform.OtherCitizen.Id))!.EmailConfirmed = false;
            return await db.SaveChangesAsync();
        });
        Assert.DoesNotContain(await platform.Ok(new ListWaiting(platform.OtherCitizen)), one => one.Kind == WaitingKind.Invitation);
    }

    [Fact]
    public async Task AnApplication_OfSomebodyElse_WaitsForNobodyElse()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ask(platform.Clerk("fire-rescue"), id, Fire, "premises.area");

        Assert.Empty(await platform.Ok(new ListWaiting(platform.OtherCitizen, id)));
    }

    private Task<IReadOnlyList<WaitingItem>> Of(Guid application) => platform.Ok(new ListWaiting(platform.Citizen, application));
}

public sealed class WaitingOnSqlite(SqlitePlatform platform) : WaitingTests(platform), IClassFixture<SqlitePlatform>;

public sealed class WaitingOnPostgres : WaitingTests, IClassFixture<PostgresPlatform>
{
    public WaitingOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
