using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Promises;

public abstract class CommitmentTests(Platform platform)
{
    private readonly PromiseStory story = new(platform);

    [Fact]
    public async Task Grant_OnACommitment_IsToBeCheckedByTheDayTheServiceSays()
    {
        var id = await story.OnTrust();

        var check = Assert.Single((await platform.Ok(new ListChecks(story.FireClerk))).Checks, check => check.ApplicationId == id);
        Assert.Equal((CheckKind.Commitment, 20), (check.Kind, WorkingDays(check.CheckBy)));
        var granted = (await platform.Ok(new GetHistory(platform.Citizen, id))).Select(entry => entry.Happened).OfType<StepGranted>();
        Assert.Contains(granted, one => one is { Step: PromiseStory.Fire, Basis: GrantBasis.Commitment });
    }

    [Fact]
    public async Task Grant_AfterExamination_IsNotChecked()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        await platform.Ok(new DecideStep(story.FireClerk, id, PromiseStory.Fire, Verdict.Grant, ""));
        Assert.DoesNotContain((await platform.Ok(new ListChecks(story.FireClerk))).Checks, check => check.ApplicationId == id);
    }

    [Fact]
    public async Task Check_ThatFindsItKept_IsTheLast()
    {
        var id = await story.OnTrust();

        await platform.Ok(Check(id, CheckResult.Kept));

        Assert.Null(await CheckBy(id));
        Assert.Equal(nameof(RefusalRule.NothingToCheck), (await platform.Send(Check(id, CheckResult.Kept))).Problem!.Rule);
        Assert.Null(await RevokedAt(id));
    }

    [Fact]
    public async Task Check_ThatFindsSomethingToRectify_ComesBackOnTheDaySet()
    {
        var id = await story.OnTrust();
        var version = (await platform.Ok(new GetTask(story.FireClerk, id, PromiseStory.Fire))).Version;

        await platform.Ok(Check(id, CheckResult.ToRectify));

        Assert.Equal(15, WorkingDays((await CheckBy(id))!.Value));
        var stale = await platform.Send(Check(id, CheckResult.Broken) with { Version = version });
        Assert.Equal("Stale", stale.Problem!.Rule);
        await platform.Ok(Check(id, CheckResult.ToRectify, DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime).AddDays(3)));
        Assert.Equal(3, (int)((await CheckBy(id))!.Value - platform.Clock.GetUtcNow()).TotalDays);
        await platform.Ok(Check(id, CheckResult.Kept));
    }

    [Fact]
    public async Task Check_WithADayThatIsPast_NamesTheField()
    {
        var id = await story.OnTrust();
        var refused = await platform.Send(Check(id, CheckResult.ToRectify, new DateOnly(2026, 3, 1)));
        Assert.Contains(nameof(CheckPromise.RectifyBy), refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Check_WithoutResultOrNote_NamesBothFields()
    {
        var id = await story.OnTrust();
        var refused = await platform.Send(new CheckPromise(story.FireClerk, id, PromiseStory.Fire, null, ""));
        Assert.Equal(["Note", "Result"], refused.Problem!.Errors!.Keys.Order());
    }

    [Fact]
    public async Task Check_ThatFindsItBroken_RevokesAndBars_UntilASupervisorLiftsIt()
    {
        var id = await story.OnTrust(by: platform.OtherCitizen);
        await platform.Ok(Check(id, CheckResult.Broken, note: "The exits were locked"));

        Assert.NotNull(await RevokedAt(id));
        var history = (await platform.Ok(new GetHistory(platform.OtherCitizen, id))).Select(entry => entry.Happened).ToList();
        Assert.Contains(history, happened => happened is LicenceRevoked { Step: PromiseStory.Fire, Reason: "The exits were locked", Licence.Length: > 0 });
        var draft = await new Given(platform).Draft(platform.OtherCitizen);
        Assert.Equal("Barred", (await platform.Send(new SaveChoices(platform.OtherCitizen, draft, [PromiseStory.Fire], []))).Problem!.Rule);

        var bar = Assert.Single(await platform.Ok(new ListBars(platform.Supervisor)), bar => bar.ApplicationId == id);
        Assert.Equal((PromiseStory.Fire, "The exits were locked"), (bar.Step, bar.Reason));
        await platform.Ok(new LiftBar(platform.Supervisor, id, PromiseStory.Fire, "Exits cleared, staff trained"));

        await platform.Ok(new SaveChoices(platform.OtherCitizen, draft, [PromiseStory.Fire], []));
        Assert.Equal("AlreadyLifted", (await platform.Send(new LiftBar(platform.Supervisor, id, PromiseStory.Fire, "again"))).Problem!.Rule);
        var lifted = Assert.Single(await platform.Ok(new ListBars(platform.Supervisor, Lifted: true)), bar => bar.ApplicationId == id);
        Assert.Equal((platform.Supervisor.Name, "Exits cleared, staff trained"), (lifted.LiftedBy, lifted.LiftedBecause));
    }

    [Fact]
    public async Task Check_ThatFindsItBroken_WhereNoLicenceWasIssued_TakesTheApprovalBack()
    {
        var id = await story.OnTrust(PromiseStory.Sign, platform.OtherCitizen);

        await platform.Ok(new CheckPromise(story.Clerk(PromiseStory.Sign), id, PromiseStory.Sign, CheckResult.Broken, "It hides a way out"));

        var history = (await platform.Ok(new GetHistory(platform.OtherCitizen, id))).Select(entry => entry.Happened);
        Assert.Contains(history, happened => happened is LicenceRevoked { Step: PromiseStory.Sign, Licence: "" });
        await platform.Ok(new LiftBar(platform.Supervisor, id, PromiseStory.Sign, "taken down"));
    }

    [Fact]
    public async Task Check_ThatFindsItBroken_ByWhoMayNotDecide_IsRefusedAndChangesNothing()
    {
        var id = await story.OnTrust();
        var reviewer = story.FireClerk with { Roles = StepRoles.Review };

        var refused = await platform.Send(Check(id, CheckResult.Broken) with { By = reviewer });

        Assert.Equal(nameof(RefusalRule.RoleMissing), refused.Problem!.Rule);
        Assert.Null(await RevokedAt(id));
        Assert.NotNull(await CheckBy(id));
        await platform.Ok(Check(id, CheckResult.Kept) with { By = reviewer });
    }

    [Fact]
    public async Task Check_ByAnotherDepartment_IsNotFound()
    {
        var id = await story.OnTrust();
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(Check(id, CheckResult.Kept) with { By = platform.Clerk("tax") })).Problem!.Kind);
        Assert.DoesNotContain((await platform.Ok(new ListChecks(platform.Clerk("tax")))).Checks, check => check.ApplicationId == id);
    }

    [Fact]
    public async Task Check_OfARefusal_IsRefused()
    {
        var id = (await story.Open([PromiseStory.Fire], [])).Id;
        await platform.Ok(new DecideStep(story.FireClerk, id, PromiseStory.Fire, Verdict.Refuse, "no"));
        Assert.Equal(nameof(RefusalRule.NotGranted), (await platform.Send(Check(id, CheckResult.Kept))).Problem!.Rule);
    }

    [Fact]
    public async Task Bars_ForWhoIsNoSupervisor_AreNotThere()
    {
        Assert.Empty(await platform.Ok(new ListBars(story.FireClerk)));
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new LiftBar(story.FireClerk, Guid.NewGuid(), PromiseStory.Fire, "x"))).Problem!.Kind);
    }

    [Fact]
    public async Task History_OfChecksAndBars_IsProven()
    {
        await platform.Ok(Check(await story.OnTrust(), CheckResult.ToRectify));
        var verified = await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None));
        Assert.Empty(verified.Faults);
    }

    private CheckPromise Check(Guid id, CheckResult result, DateOnly? by = null, string note = "looked at it") =>
        new(story.FireClerk, id, PromiseStory.Fire, result, note, by);

    private int WorkingDays(DateTimeOffset until) => platform.Workflows.Calendars["cn"].WorkingDaysBetween(
        DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime), DateOnly.FromDateTime(until.UtcDateTime));

    private Task<DateTimeOffset?> CheckBy(Guid id) => platform.InDatabase(db => Task.FromResult(
        db.Steps.Single(step => step.ApplicationId == id && step.Key == PromiseStory.Fire).CheckBy));

    private Task<DateTimeOffset?> RevokedAt(Guid id) => platform.InDatabase(db => Task.FromResult(
        db.Licences.Single(licence => licence.ApplicationId == id && licence.Step == PromiseStory.Fire).RevokedAt));
}

public sealed class CommitmentOnSqlite(SqlitePlatform platform) : CommitmentTests(platform), IClassFixture<SqlitePlatform>;

public sealed class CommitmentOnPostgres : CommitmentTests, IClassFixture<PostgresPlatform>
{
    public CommitmentOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
