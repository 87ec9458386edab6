using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Tasks;

/// <summary>One notice about one thing (行政许可法 art. 32(4), 72(4)).</summary>
public abstract class NoticeTests(Platform platform)
{
    private readonly Given given = new(platform);

    private Caller FireClerk => platform.Clerk("fire-rescue");

    [Fact]
    public async Task SecondNotice_AboutTheSameThing_IsRecordedAsAViolation_AndTheClockGoesOn()
    {
        var submitted = await AskedAndAnswered();
        var due = (await platform.Step(submitted.Id, Fire)).DueAt;

        await platform.Ask(FireClerk, submitted.Id, Fire, "premises.area");

        Assert.Equal(["premises.area"], (await platform.Last<CorrectionRequested>(submitted.Id)).Repeated);
        var step = await platform.Step(submitted.Id, Fire);
        Assert.Equal((StepStatus.AwaitingApplicant, false, due), (step.Status, step.IsStopped, step.DueAt));
    }

    [Fact]
    public async Task SecondNotice_AboutSomethingElse_IsNoViolation_AndStopsTheClock()
    {
        var submitted = await AskedAndAnswered();

        await platform.Ask(FireClerk, submitted.Id, Fire, "premises.seats");

        Assert.Empty((await platform.Last<CorrectionRequested>(submitted.Id)).Repeated);
        Assert.True((await platform.Step(submitted.Id, Fire)).IsStopped);
    }

    [Fact]
    public async Task Notice_OfAnotherStepAboutTheSameThing_IsNoViolation()
    {
        var submitted = await AskedAndAnswered();

        await platform.Ask(platform.Clerk("market-supervision"), submitted.Id, Food, "premises.area");

        Assert.Empty((await platform.Last<CorrectionRequested>(submitted.Id)).Repeated);
    }

    [Fact]
    public async Task Notice_WithATerm_TellsTheApplicant()
    {
        var submitted = await given.ParallelSteps();
        var term = platform.Today().AddDays(10);

        await platform.Ask(FireClerk, submitted.Id, Fire, "premises.area", term);

        var correction = (await platform.Step(submitted.Id, Fire)).CorrectionId!.Value;
        var view = await platform.Ok(new GetCorrection(platform.Citizen, submitted.Id, correction));
        Assert.Equal((term, false), (view.Request.Term, view.IsAccepted));
    }

    [Fact]
    public async Task Notice_WithATermThatIsNotInTheFuture_NamesTheField()
    {
        var submitted = await given.ParallelSteps();

        var refused = await platform.Send(new AskForCorrection(
            FireClerk, submitted.Id, Fire, [new CorrectionItem("premises.area", CorrectionKind.Wrong, "?")], "look again")
        { Term = platform.Today() });

        Assert.Contains("Term", refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Violations_ForASupervisor_CountSecondNoticesAndMissedAcceptancesBesideTheStepsThatCameIn()
    {
        var before = await Count();
        platform.Clock.Advance(TimeSpan.FromHours(1));
        var submitted = await AskedAndAnswered();
        await platform.Ask(FireClerk, submitted.Id, Fire, "premises.area");
        var silent = await given.ParallelSteps();
        platform.PastAcceptance();
        await platform.Ok(new ClaimStep(FireClerk, silent.Id, Fire));

        var found = await platform.Ok(new ListViolations(platform.Supervisor, "fire-rescue"));

        var after = await Count();
        Assert.Equal(
            (before.Steps + 2, before.Repeated + 1, before.Missed + 1),
            (after.Steps, after.Repeated, after.Missed));
        Assert.Equal(
            [(ViolationKind.MissedAcceptance, silent.Id, null), (ViolationKind.RepeatedNotice, submitted.Id, FireClerk.Name)],
            found.Rows.Take(2).Select(row => (row.Kind, row.ApplicationId, row.Clerk)));
        Assert.Equal(["premises.area"], found.Rows[1].Subjects);
    }

    [Fact]
    public async Task Violations_ForSomebodyWhoIsNoSupervisor_AreNone()
    {
        var submitted = await AskedAndAnswered();
        await platform.Ask(FireClerk, submitted.Id, Fire, "premises.area");

        var found = await platform.Ok(new ListViolations(FireClerk));

        Assert.Empty(found.Rows);
        Assert.Empty(found.Counts);
    }

    private async Task<Submitted> AskedAndAnswered()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ask(FireClerk, submitted.Id, Fire, "premises.area");
        await platform.Answer(submitted.Id, Fire, "premises.area", "350");
        return submitted;
    }

    private async Task<ViolationCount> Count() => (await platform.Ok(new ListViolations(platform.Supervisor))).Counts
        .SingleOrDefault(count => count.Department == "fire-rescue") ?? new ViolationCount("fire-rescue", 0, 0, 0);
}

// A platform of its own: its clock goes far, and not into a year without a calendar.
public sealed class NoticeOnSqlite(SqlitePlatform platform) : NoticeTests(platform), IClassFixture<SqlitePlatform>;

public sealed class NoticeOnPostgres : NoticeTests, IClassFixture<PostgresPlatform>
{
    public NoticeOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
