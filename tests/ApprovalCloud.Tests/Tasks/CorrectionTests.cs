using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Tasks;

public abstract class CorrectionTests(Platform platform)
{
    private const string Fire = "fire-inspection";
    private readonly Given given = new(platform);

    private Caller FireClerk => platform.Clerk("fire-rescue");

    [Fact]
    public async Task Correction_Answered_BringsTheStepBackWithTheNewFact()
    {
        var (application, correction) = await AskedAbout("premises.area");

        await Answer(application, correction, "premises.area", "350");

        var task = await platform.Ok(new GetTask(FireClerk, application, Fire));
        Assert.Equal((StepStatus.Open, "350"), (task.Status, task.Facts["premises.area"]));
    }

    [Fact]
    public async Task Correction_ThatMakesTheStepUnnecessary_EndsIt()
    {
        var (application, correction) = await AskedAbout("premises.area");

        await Answer(application, correction, "premises.area", "120");

        Assert.Equal(StepStatus.NotRequired, (await Step(application, Fire)).Status);
    }

    [Fact]
    public async Task Correction_Open_StopsTheClockForSoManyWorkingDays()
    {
        var (application, correction) = await AskedAbout("premises.area");
        var (before, asked) = ((await Step(application, Fire)).DueAt!.Value, platform.Today());
        platform.Clock.Advance(TimeSpan.FromDays(7));

        await Answer(application, correction, "premises.area", "350");

        var after = (await Step(application, Fire)).DueAt!.Value;
        var calendar = platform.Workflows.Calendars["cn"];
        Assert.Equal(
            calendar.WorkingDaysBetween(asked, platform.Today()),
            calendar.WorkingDaysBetween(DateOnly.FromDateTime(before.UtcDateTime), DateOnly.FromDateTime(after.UtcDateTime)));
    }

    [Fact]
    public async Task Correction_WrongAnswer_NamesTheFieldAndStaysOpen()
    {
        var (application, correction) = await AskedAbout("premises.area");

        var refused = await platform.Send(new AnswerCorrectionRequest(
            platform.Citizen, application, correction, new Dictionary<string, string> { ["premises.area"] = "large" }));

        Assert.Contains("premises.area", refused.Problem!.Errors!.Keys);
        Assert.Equal(StepStatus.AwaitingApplicant, (await Step(application, Fire)).Status);
    }

    [Fact]
    public async Task Correction_OfAFactNobodyAskedAbout_IsRefused()
    {
        var (application, correction) = await AskedAbout("premises.area");

        var refused = await platform.Send(new AnswerCorrectionRequest(
            platform.Citizen, application, correction, new Dictionary<string, string> { ["business.name"] = "Another" }));

        Assert.Contains("business.name", refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Correction_AnsweredBySomebodyElse_IsNotFound()
    {
        var (application, correction) = await AskedAbout("premises.area");

        var refused = await platform.Send(new AnswerCorrectionRequest(
            platform.OtherCitizen, application, correction, new Dictionary<string, string> { ["premises.area"] = "350" }));

        Assert.Equal(ProblemKind.NotFound, refused.Problem!.Kind);
    }

    [Fact]
    public async Task Correction_OfAFactTheStepDoesNotRead_IsRefused()
    {
        var submitted = await given.ParallelSteps();

        var refused = await platform.Send(new AskForCorrection(
            FireClerk, submitted.Id, Fire, [new CorrectionItem("signage.text", CorrectionKind.Wrong, "?")], "look again"));

        Assert.Equal(nameof(RefusalRule.CorrectionOfUnreadSubject), refused.Problem!.Rule);
    }

    [Fact]
    public async Task Suspended_AndResumed_StopsTheClock()
    {
        var submitted = await given.ParallelSteps();
        var step = platform.Workflows.Find(Given.Restaurant)!.Steps.First(step => step.SpecialProcedures.Count > 0 && step.Key != "business-registration");
        var clerk = platform.Clerk(step.Department);
        var before = (await Step(submitted.Id, step.Key)).DueAt!.Value;
        await platform.Ok(new SuspendStep(clerk, submitted.Id, step.Key, step.SpecialProcedures[0], "10 working days") { Term = new DateOnly(2099, 1, 1) });
        var refused = await platform.Send(new DecideStep(clerk, submitted.Id, step.Key, Verdict.Grant, ""));
        platform.Clock.Advance(TimeSpan.FromDays(7));

        await platform.Ok(new ResumeStep(clerk, submitted.Id, step.Key, "done"));

        Assert.Equal(nameof(RefusalRule.StepSuspended), refused.Problem!.Rule);
        Assert.True((await Step(submitted.Id, step.Key)).DueAt > before);
    }

    [Fact]
    public async Task Withdraw_CancelsWhatIsUndecidedAndKeepsWhatIsGranted()
    {
        var submitted = await given.ParallelSteps();

        await platform.Ok(new WithdrawApplication(platform.Citizen, submitted.Id, "changed my mind"));

        var view = await platform.Ok(new GetApplication(platform.Citizen, submitted.Id));
        Assert.Equal("Withdrawn", view.Status);
        Assert.Equal(StepStatus.Granted, view.Steps.Single(step => step.Key == "business-registration").Status);
        Assert.All(view.Steps.Where(step => step.Key != "business-registration"), step => Assert.Equal(StepStatus.Cancelled, step.Status));
        var again = await platform.Send(new WithdrawApplication(platform.Citizen, submitted.Id, ""));
        Assert.Equal(nameof(RefusalRule.ApplicationEnded), again.Problem!.Rule);
    }

    private async Task<(Guid Application, Guid Correction)> AskedAbout(string fact)
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new AskForCorrection(
            FireClerk, submitted.Id, Fire, [new CorrectionItem(fact, CorrectionKind.Unclear, "measure again")], "please look again"));
        return (submitted.Id, (await Step(submitted.Id, Fire)).CorrectionId!.Value);
    }

    private Task<CaseStatus> Answer(Guid application, Guid correction, string fact, string value) => platform.Ok(
        new AnswerCorrectionRequest(platform.Citizen, application, correction, new Dictionary<string, string> { [fact] = value }));

    private async Task<StepView> Step(Guid application, string key) =>
        (await platform.Ok(new GetApplication(platform.Citizen, application))).Steps.Single(step => step.Key == key);
}

[Collection(nameof(SqlitePlatform))]
public sealed class CorrectionOnSqlite(SqlitePlatform platform) : CorrectionTests(platform);

[Collection(nameof(PostgresPlatform))]
public sealed class CorrectionOnPostgres : CorrectionTests
{
    public CorrectionOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
