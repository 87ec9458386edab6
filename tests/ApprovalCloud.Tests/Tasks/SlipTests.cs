using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.SharedData;
using ApprovalCloud.Tests.Support;
using static ApprovalCloud.Tests.Support.Intake;
using FixOnTheSpot = ApprovalCloud.Core.Tasks.FixOnTheSpot;

namespace ApprovalCloud.Tests.Tasks;

/// <summary>Slips that are put right on the spot, with the applicant's agreement (行政许可法 art. 32(3)).</summary>
public abstract class SlipTests(Platform platform)
{
    private readonly Given given = new(platform);

    private Caller FireClerk => platform.Clerk("fire-rescue");

    [Fact]
    public async Task Fix_ChangesTheAnswerAndAccepts_AndSaysHowTheApplicantAgreed()
    {
        var submitted = await given.ParallelSteps();

        await platform.Ok(Fix(submitted.Id, ("premises.seats", "96"), ("premises.area", "350")));

        var (view, step) = (await platform.Ok(new GetApplication(platform.Citizen, submitted.Id)), await platform.Step(submitted.Id, Fire));
        Assert.Equal(("350", platform.Today()), (view.Facts["premises.area"], platform.DayOf(step.AcceptedAt)));
        var put = await platform.Last<FixedOnTheSpot>(submitted.Id);
        Assert.Equal((Agreement.Telephone, "a slip of the pen"), (put.Agreed, put.Note));
        Assert.Equal(["premises.area"], put.Changed);
        Assert.Equal(AcceptanceKind.OnTheSpot, (await platform.Last<StepAccepted>(submitted.Id)).Manner);
    }

    [Fact]
    public async Task Fix_OfWhatAnotherStepReads_MakesItsPagesStale()
    {
        var submitted = await given.ParallelSteps();
        var food = platform.Clerk("market-supervision");
        var seen = await platform.Ok(new GetTask(food, submitted.Id, Food));

        await platform.Ok(Fix(submitted.Id, ("premises.area", "350")));

        var stale = await platform.Send(new DecideStep(food, submitted.Id, Food, Verdict.Grant, "", seen.Version));
        Assert.Equal("Stale", stale.Problem!.Rule);
    }

    [Fact]
    public async Task Fix_ThatMakesTheStepUnnecessary_EndsIt()
    {
        var submitted = await given.ParallelSteps();

        var decided = await platform.Ok(Fix(submitted.Id, ("premises.area", "120")));

        Assert.Equal(StepStatus.NotRequired, decided.Status);
    }

    [Fact]
    public async Task Fix_OfWhatARegistrySaid_IsRefusedAndNamesTheFact()
    {
        var story = new SharedDataStory(platform);
        await story.Knows();
        var draft = await story.Draft(null, [.. SharedDataStory.Rest.Select(answer => (answer.Key, answer.Value))]);
        await story.Prefill(draft);
        await platform.Ok(new SubmitApplication(platform.Citizen, draft));
        var task = await platform.Ok(new GetTask(FireClerk, draft, Fire));
        Assert.Equal((SourceKind.Registry, false, true), (task.Sources["premises.area"].Kind, task.Fixable.Contains("premises.area"), task.Fixable.Contains("premises.seats")));

        var refused = await platform.Send(Fix(draft, ("premises.area", "290")));

        Assert.Equal(["premises.area"], refused.Problem!.Errors!.Keys);
        Assert.Equal("320", (await platform.Ok(new GetApplication(platform.Citizen, draft))).Facts["premises.area"]);
    }

    [Fact]
    public async Task Fix_OfAFactTheStepDoesNotRead_IsRefusedByName()
    {
        var submitted = await given.ParallelSteps();

        var refused = await platform.Send(Fix(submitted.Id, ("signage.text", "Another")));

        Assert.Equal(nameof(RefusalRule.CorrectionOfUnreadSubject), refused.Problem!.Rule);
    }

    [Fact]
    public async Task Fix_OfADeclaration_IsRefused()
    {
        var submitted = await given.ParallelSteps();

        var refused = await platform.Send(new FixOnTheSpot(
            platform.Clerk("market-supervision"), submitted.Id, Food, new Dictionary<string, string> { ["declaration.true"] = "true" }, Agreement.Present, "?"));

        Assert.Contains("declaration.true", refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Fix_WithAWrongValue_NamesTheFieldAndChangesNothing()
    {
        var submitted = await given.ParallelSteps();

        var refused = await platform.Send(Fix(submitted.Id, ("premises.area", "large"), ("premises.seats", "10")));

        Assert.Equal(["premises.area"], refused.Problem!.Errors!.Keys);
        Assert.Null((await platform.Step(submitted.Id, Fire)).AcceptedAt);
        Assert.NotEqual("10", (await platform.Ok(new GetApplication(platform.Citizen, submitted.Id))).Facts["premises.seats"]);
    }

    [Fact]
    public async Task Fix_ThatTakesOtherAnswersWithIt_IsMoreThanASlip()
    {
        var submitted = await given.ParallelSteps();

        // Only a company states its capital, which this step does not read.
        var refused = await platform.Send(new FixOnTheSpot(
            platform.Clerk("market-supervision"), submitted.Id, Food, new Dictionary<string, string> { ["business.form"] = "sole-trader" }, Agreement.Present, "?"));

        Assert.Equal("MoreThanASlip", refused.Problem!.Rule);
        Assert.Equal("limited-company", (await platform.Ok(new GetApplication(platform.Citizen, submitted.Id))).Facts["business.form"]);
    }

    [Fact]
    public async Task Fix_ThatChangesNothing_OrWithoutAgreementOrReason_NamesTheField()
    {
        var submitted = await given.ParallelSteps();
        var same = (await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire))).Facts["premises.area"];

        var unchanged = await platform.Send(Fix(submitted.Id, ("premises.area", same)));
        var unagreed = await platform.Send(Fix(submitted.Id, ("premises.area", "350")) with { Agreed = null });
        var unsaid = await platform.Send(Fix(submitted.Id, ("premises.area", "350")) with { Note = "" });

        Assert.Equal(
            ["Answers", "Agreed", "Note"],
            new[] { unchanged, unagreed, unsaid }.Select(refused => Assert.Single(refused.Problem!.Errors!).Key));
    }

    [Fact]
    public async Task Fix_OnceAccepted_OrByAnotherDepartment_IsRefused()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new AcceptStep(FireClerk, submitted.Id, Fire, []));

        var late = await platform.Send(Fix(submitted.Id, ("premises.area", "350")));
        var foreign = await platform.Send(Fix(submitted.Id, ("premises.area", "350")) with { By = platform.Clerk("tobacco") });

        Assert.Equal(nameof(RefusalRule.AlreadyAccepted), late.Problem!.Rule);
        Assert.Equal(ProblemKind.NotFound, foreign.Problem!.Kind);
    }

    private FixOnTheSpot Fix(Guid application, params (string Fact, string Value)[] answers) => new(
        FireClerk, application, Fire, answers.ToDictionary(answer => answer.Fact, answer => answer.Value), Agreement.Telephone, "a slip of the pen");
}

[Collection(nameof(SqlitePlatform))]
public sealed class SlipOnSqlite(SqlitePlatform platform) : SlipTests(platform);

[Collection(nameof(PostgresPlatform))]
public sealed class SlipOnPostgres : SlipTests
{
    public SlipOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
