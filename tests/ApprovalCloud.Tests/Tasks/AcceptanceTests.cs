using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Tasks;

public abstract class AcceptanceTests(Platform platform)
{
    private readonly Given given = new(platform);

    private Caller FireClerk => platform.Clerk("fire-rescue");

    private Caller FoodClerk => platform.Clerk("market-supervision");

    [Fact]
    public async Task Accept_StartsTheClock_AndIsOnRecordWithItsLetter()
    {
        var submitted = await given.ParallelSteps();
        platform.Clock.Advance(TimeSpan.FromDays(1));

        await platform.Ok(new AcceptStep(FireClerk, submitted.Id, Fire, []));

        var step = await platform.Step(submitted.Id, Fire);
        Assert.Equal((AcceptanceKind.Express, platform.Today()), ((await platform.Last<StepAccepted>(submitted.Id)).Manner, platform.DayOf(step.AcceptedAt)));
        Assert.Equal(platform.Due(platform.Today(), 10), platform.DayOf(step.DueAt));
        Assert.True(await platform.InDatabase(db => db.Outbox.AnyAsync(letter => letter.ApplicationId == submitted.Id && letter.Department == null
            && db.Events.Any(row => row.ApplicationId == submitted.Id && row.Sequence == letter.Sequence && row.Kind == nameof(StepAccepted) && row.Step == Fire))));
    }

    [Fact]
    public async Task Accept_Twice_IsRefusedByName()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new AcceptStep(FireClerk, submitted.Id, Fire, []));

        var again = await platform.Send(new AcceptStep(FireClerk, submitted.Id, Fire, []));

        Assert.Equal((ProblemKind.Conflict, nameof(RefusalRule.AlreadyAccepted)), (again.Problem!.Kind, again.Problem.Rule));
    }

    [Fact]
    public async Task Accept_AfterADecision_IsRefused()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new DecideStep(FireClerk, submitted.Id, Fire, Verdict.Grant, ""));

        var refused = await platform.Send(new AcceptStep(FireClerk, submitted.Id, Fire, []));

        Assert.Equal(nameof(RefusalRule.StepAlreadyDecided), refused.Problem!.Rule);
        Assert.Equal(AcceptanceKind.WithDecision, (await platform.Last<StepAccepted>(submitted.Id)).Manner);
    }

    [Fact]
    public async Task Accept_OfAnotherDepartmentsStep_IsNotFound()
    {
        var submitted = await given.ParallelSteps();

        var refused = await platform.Send(new AcceptStep(FoodClerk, submitted.Id, Fire, []));

        Assert.Equal(ProblemKind.NotFound, refused.Problem!.Kind);
    }

    [Fact]
    public async Task Accept_WithAStaleVersion_IsRefusedAndAcceptsNothing()
    {
        var submitted = await given.ParallelSteps();
        var seen = await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire));
        await platform.Ok(new ClaimStep(FireClerk, submitted.Id, Fire, seen.Version));

        var stale = await platform.Send(new AcceptStep(FireClerk, submitted.Id, Fire, [], seen.Version));

        Assert.Equal("Stale", stale.Problem!.Rule);
        Assert.Null((await platform.Step(submitted.Id, Fire)).AcceptedAt);
    }

    [Fact]
    public async Task Accept_WithADocumentToFollow_GivesItTheTimeTheServiceAllows()
    {
        var submitted = await platform.Committed("food-safety-rules");

        await platform.Ok(new AcceptStep(FoodClerk, submitted.Id, Food, [new MayFollow("food-safety-rules")]));

        var follow = Assert.Single((await platform.Step(submitted.Id, Food)).Detail.ToFollow);
        Assert.Equal(new FollowUp("food-safety-rules", platform.Due(platform.Today(), 10)), follow);
        Assert.Equal(follow.By, platform.DayOf(await platform.InDatabase(db => db.Steps
            .Where(step => step.ApplicationId == submitted.Id && step.Key == Food).Select(step => step.FollowBy).SingleAsync())));
    }

    [Theory]
    [InlineData("right-to-use-premises", nameof(RefusalRule.NotSecondary))]
    [InlineData("food-safety-rules", nameof(RefusalRule.NotCommittedTo))]
    public async Task Accept_WithADocumentThatMayNotFollow_IsRefusedByName(string material, string rule)
    {
        var submitted = await platform.Committed();

        var refused = await platform.Send(new AcceptStep(FoodClerk, submitted.Id, Food, [new MayFollow(material)]));

        Assert.Equal(rule, refused.Problem!.Rule);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public async Task Accept_WithALastDayOutsideTheTimeAllowed_NamesTheDocument(int days)
    {
        var submitted = await platform.Committed("food-safety-rules");

        var refused = await platform.Send(new AcceptStep(FoodClerk, submitted.Id, Food, [new MayFollow("food-safety-rules", platform.Today().AddDays(days))]));

        Assert.Contains("ToFollow.food-safety-rules", refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Silence_UntilTheTimeIsOver_CountsAsAcceptedFromReceipt_ThoughNoSweepHasRun()
    {
        var submitted = await given.ParallelSteps();
        platform.PastAcceptance();
        var task = await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire));
        Assert.Equal((true, false), (task.CountsAsAccepted, task.May.Accept));

        await platform.Ok(new ClaimStep(FireClerk, submitted.Id, Fire));

        var step = await platform.Step(submitted.Id, Fire);
        Assert.Equal((step.OpenedAt, platform.Due(platform.DayOf(step.OpenedAt), 10)), (step.AcceptedAt, platform.DayOf(step.DueAt)));
        Assert.Equal(AcceptanceKind.Deemed, (await platform.Last<StepAccepted>(submitted.Id)).Manner);
    }

    [Fact]
    public async Task Silence_UntilTheTimeIsOver_LeavesNothingToAccept()
    {
        var submitted = await given.ParallelSteps();
        platform.PastAcceptance();

        var late = await platform.Send(new AcceptStep(FireClerk, submitted.Id, Fire, []));

        Assert.Equal(nameof(RefusalRule.AlreadyAccepted), late.Problem!.Rule);
    }

    [Fact]
    public async Task Correction_AskedTooLate_StopsAClockThatBeganWithReceipt()
    {
        var submitted = await given.ParallelSteps();
        platform.PastAcceptance();

        await platform.Ask(FireClerk, submitted.Id, Fire, "premises.area");

        var step = await platform.Step(submitted.Id, Fire);
        Assert.Equal((step.OpenedAt, true, StepStatus.AwaitingApplicant), (step.AcceptedAt, step.IsStopped, step.Status));
        var asked = platform.Today();
        platform.Clock.Advance(TimeSpan.FromDays(10));
        await platform.Answer(submitted.Id, Fire, "premises.area", "350");
        var paused = platform.Workflows.Calendars["cn"].WorkingDaysBetween(asked, platform.Today());
        Assert.Equal(platform.Due(platform.DayOf(step.OpenedAt), 10 + paused), platform.DayOf((await platform.Step(submitted.Id, Fire)).DueAt));
    }

    [Fact]
    public async Task Correction_BeforeAcceptance_IsAcceptedWithTheAnswer_AndTheClockBeginsThen()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ask(FireClerk, submitted.Id, Fire, "premises.area");
        var waiting = await platform.Step(submitted.Id, Fire);
        Assert.Equal((true, null), (waiting.IsStopped, waiting.AcceptedAt));
        platform.Clock.Advance(TimeSpan.FromDays(70));

        await platform.Answer(submitted.Id, Fire, "premises.area", "350");

        var step = await platform.Step(submitted.Id, Fire);
        Assert.Equal((platform.Today(), platform.Due(platform.Today(), 10)), (platform.DayOf(step.AcceptedAt), platform.DayOf(step.DueAt)));
        Assert.Equal((false, AcceptanceKind.AfterCorrection), (step.IsStopped, (await platform.Last<StepAccepted>(submitted.Id)).Manner));
    }

    [Fact]
    public async Task Correction_BeforeAcceptance_CannotRunOutWhileTheApplicantIsAwaited()
    {
        var submitted = await given.ParallelSteps();

        await platform.Ask(FireClerk, submitted.Id, Fire, "premises.area");
        platform.Clock.Advance(TimeSpan.FromDays(40));
        await platform.Sweep();

        Assert.Empty(await platform.InDatabase(db => db.Events
            .Where(row => row.ApplicationId == submitted.Id && row.Step == Fire && row.Kind == nameof(LimitMissed)).ToListAsync()));
        Assert.Empty(await platform.InDatabase(db => db.Cards.Where(card => card.ApplicationId == submitted.Id && card.Step == Fire).ToListAsync()));
    }

    [Fact]
    public async Task Queue_ShowsUntilWhenSomethingCanBeSaid_UntilItIsAccepted()
    {
        var submitted = await given.ParallelSteps();
        var waiting = await Row();
        Assert.Equal(platform.Due(platform.DayOf(waiting.OpenedAt), 5), platform.DayOf(waiting.AcceptBy));

        await platform.Ok(new AcceptStep(FireClerk, submitted.Id, Fire, []));

        Assert.Null((await Row()).AcceptBy);

        async Task<TaskRow> Row() => (await platform.Ok(new ListTasks(FireClerk, Take: 200))).Tasks.Single(task => task.ApplicationId == submitted.Id);
    }
}

// A platform of its own: its clock goes far, and not into a year without a calendar.
public sealed class AcceptanceOnSqlite(SqlitePlatform platform) : AcceptanceTests(platform), IClassFixture<SqlitePlatform>;

public sealed class AcceptanceOnPostgres : AcceptanceTests, IClassFixture<PostgresPlatform>
{
    public AcceptanceOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
