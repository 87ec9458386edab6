using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Tasks;

public abstract class ProcedureTests(Platform platform)
{
    private const string Drainage = "drainage-permit";
    private const string Scheme = "design-scheme";
    private readonly Given given = new(platform);

    private Caller Clerk => platform.Clerk("housing-construction");

    private Caller Planner => platform.Clerk("natural-resources");

    private DateOnly Today => OfficeTime.Of(platform.Workflows.Jurisdictions["cn"]).DateOf(platform.Clock.GetUtcNow());

    private WorkCalendar Calendar => platform.Workflows.Calendars["cn"];

    [Fact]
    public async Task Suspend_WithoutTheTermTheLawAsksFor_IsRefusedAtItsField()
    {
        var id = (await given.ParallelSteps()).Id;
        var refused = await platform.Send(new SuspendStep(Clerk, id, Drainage, SpecialProcedure.Testing, "samples"));
        Assert.Equal(nameof(RefusalRule.TermMissing), refused.Problem!.Rule);
        Assert.Equal([nameof(SuspendStep.Term)], refused.Problem.Errors!.Keys);
    }

    [Fact]
    public async Task Suspend_UntilToday_IsRefused()
    {
        var id = (await given.ParallelSteps()).Id;
        var refused = await platform.Send(Testing(id) with { Term = Today });
        Assert.Equal([nameof(SuspendStep.Term)], refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Suspend_TellsTheApplicantInWritingUntilWhen()
    {
        var submitted = await given.ParallelSteps(platform.OtherCitizen);
        await platform.Ok(Testing(submitted.Id));
        Assert.Contains(
            await platform.LettersTo("citizen2", submitted.Number),
            letter => letter.Contains($"It lasts until {Today.AddDays(14):yyyy-MM-dd}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Suspend_WhileACorrectionIsAwaited_CountsEachDayOnce()
    {
        var id = (await given.ParallelSteps()).Id;
        var before = Day((await Step(id, Drainage)).DueAt!.Value);
        var begun = Today;
        await platform.Ok(Testing(id));
        platform.Clock.Advance(TimeSpan.FromDays(2));
        await platform.Ok(new AskForCorrection(
            Clerk, id, Drainage, [new CorrectionItem("premises.wastewaterPerDay", CorrectionKind.Unclear, "measure again")], "please look again"));
        var during = await Step(id, Drainage);
        platform.Clock.Advance(TimeSpan.FromDays(5));
        await platform.Ok(new AnswerCorrectionRequest(
            platform.Citizen, id, during.CorrectionId!.Value, new Dictionary<string, string> { ["premises.wastewaterPerDay"] = "7" }));
        var between = await Step(id, Drainage);
        platform.Clock.Advance(TimeSpan.FromDays(2));
        await platform.Ok(new ResumeStep(Clerk, id, Drainage, "done"));

        Assert.Equal((StepStatus.AwaitingApplicant, StepStatus.Suspended), (during.Status, between.Status));
        var after = await Step(id, Drainage);
        Assert.Equal(Calendar.AdvanceWorkingDays(before, Calendar.WorkingDaysBetween(begun, Today)), Day(after.DueAt!.Value));
        Assert.False(after.IsStopped);
    }

    [Fact]
    public async Task Suspend_ByAnotherDepartment_IsNotFound()
    {
        var id = (await given.ParallelSteps()).Id;
        var refused = await platform.Send(Testing(id) with { By = platform.Clerk("tobacco") });
        Assert.Equal(ProblemKind.NotFound, refused.Problem!.Kind);
    }

    [Fact]
    public async Task Suspend_ByWhoeverOnlyAccepts_IsForbidden()
    {
        var id = (await given.ParallelSteps()).Id;
        var refused = await platform.Send(Testing(id) with { By = Clerk with { Roles = StepRoles.Accept } });
        Assert.Equal(ProblemKind.Forbidden, refused.Problem!.Kind);
    }

    [Fact]
    public async Task Resume_OfOneProcedure_LetsTheOtherGoOn()
    {
        var id = await OpenScheme();
        await platform.Ok(Hearing(id));
        await platform.Ok(new SuspendStep(Planner, id, Scheme, SpecialProcedure.ExpertReview, "experts") { Term = Today.AddDays(20) });
        await platform.Ok(new ResumeStep(Planner, id, Scheme, "") { Procedure = SpecialProcedure.Hearing });
        var task = await platform.Ok(new GetTask(Planner, id, Scheme));
        Assert.Equal([SpecialProcedure.ExpertReview], task.Standing.Detail.Procedures);
        Assert.True(task.Standing.IsStopped);
        var refused = await platform.Send(new ResumeStep(Planner, id, Scheme, "") { Procedure = SpecialProcedure.Hearing });
        Assert.Equal(nameof(RefusalRule.StepNotSuspended), refused.Problem!.Rule);
        await platform.Ok(new ResumeStep(Planner, id, Scheme, ""));
    }

    [Fact]
    public async Task Hearing_NeedsSevenWorkingDaysNoticeAndIsHeldWithinTwenty()
    {
        var id = await OpenScheme();
        foreach (var days in new[] { 6, 21 })
        {
            var refused = await platform.Send(Hearing(id) with { HearingOn = Calendar.AdvanceWorkingDays(Today, days), Term = Today.AddDays(60) });
            Assert.Equal([nameof(SuspendStep.HearingOn)], refused.Problem!.Errors!.Keys);
        }

        await platform.Ok(Hearing(id) with { HearingOn = Calendar.AdvanceWorkingDays(Today, 7) });
    }

    [Fact]
    public async Task Hearing_IsPresidedOverByAColleagueWhoDoesNotExamine()
    {
        var id = await OpenScheme();
        foreach (var presider in new[] { Planner, platform.Clerk("tobacco") })
        {
            var refused = await platform.Send(Hearing(id) with { Presider = presider.Id });
            Assert.Equal([nameof(SuspendStep.Presider)], refused.Problem!.Errors!.Keys);
        }

        await platform.Ok(Hearing(id));
        var begun = (await platform.Ok(new GetTask(Planner, id, Scheme))).History.Select(entry => entry.Happened).OfType<StepSuspended>().Last();
        Assert.Contains(platform.Colleague("natural-resources").Name, begun.Note);
    }

    [Fact]
    public async Task Hearing_WithoutDayAndPresider_NamesBothFields()
    {
        var id = await OpenScheme();
        var refused = await platform.Send(Hearing(id) with { HearingOn = null, Presider = null });
        Assert.Equal([nameof(SuspendStep.HearingOn), nameof(SuspendStep.Presider)], refused.Problem!.Errors!.Keys.Order());
    }

    [Fact]
    public async Task Hearing_MayNotLastShorterThanUntilItIsHeld()
    {
        var id = await OpenScheme();
        var refused = await platform.Send(Hearing(id) with { Term = Today.AddDays(3) });
        Assert.Equal([nameof(SuspendStep.Term)], refused.Problem!.Errors!.Keys);
    }

    private SuspendStep Testing(Guid id) => new(Clerk, id, Drainage, SpecialProcedure.Testing, "samples are tested") { Term = Today.AddDays(14) };

    private SuspendStep Hearing(Guid id) => new(Planner, id, Scheme, SpecialProcedure.Hearing, "neighbours are heard")
    {
        Term = Today.AddDays(30), HearingOn = Calendar.AdvanceWorkingDays(Today, 10), Presider = platform.Colleague("natural-resources").Id,
    };

    /// <summary>A construction project on its way, up to the scheme that may need a hearing.</summary>
    private async Task<Guid> OpenScheme()
    {
        var example = platform.Workflows.Examples.First(example => example.Service == "construction-project" && example.Expect.Departments.Contains("natural-resources"));
        var id = await platform.Ok(new StartDraft(platform.Citizen, example.Service, example.Facts.ToDictionary()));
        await platform.Ok(new SubmitApplication(platform.Citizen, id));
        while ((await Step(id, Scheme)).Status == StepStatus.Waiting)
        {
            foreach (var open in (await platform.Ok(new GetApplication(platform.Citizen, id))).Steps.Where(step => step.Status == StepStatus.Open))
                await platform.Ok(new DecideStep(platform.Clerk(open.Department), id, open.Key, Verdict.Grant, ""));
        }

        return id;
    }

    private DateOnly Day(DateTimeOffset at) => OfficeTime.Of(platform.Workflows.Jurisdictions["cn"]).DateOf(at);

    private async Task<StepView> Step(Guid application, string key) =>
        (await platform.Ok(new GetApplication(platform.Citizen, application))).Steps.Single(step => step.Key == key);
}

public sealed class ProcedureOnSqlite(SqlitePlatform platform) : ProcedureTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ProcedureOnPostgres : ProcedureTests, IClassFixture<PostgresPlatform>
{
    public ProcedureOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
