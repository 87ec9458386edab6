using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using static ApprovalCloud.Tests.Support.Intake;
using DeclineCompetence = ApprovalCloud.Core.Tasks.DeclineCompetence;
using FindUnneeded = ApprovalCloud.Core.Tasks.FindUnneeded;

namespace ApprovalCloud.Tests.Tasks;

/// <summary>No permit needed, another body competent, and the receipts of all that (行政许可法 art. 32).</summary>
public abstract class IntakeTests(Platform platform)
{
    private readonly Given given = new(platform);

    private Caller FireClerk => platform.Clerk("fire-rescue");

    private Caller Registrar => platform.Clerk("administrative-approval");

    [Fact]
    public async Task Unneeded_EndsTheStep_AndWhateverElseThereIsGoesOn()
    {
        var submitted = await given.ParallelSteps();

        await platform.Ok(new FindUnneeded(FireClerk, submitted.Id, Fire, "below the threshold"));

        Assert.Equal(StepStatus.NotRequired, (await platform.Step(submitted.Id, Fire)).Status);
        Assert.Equal(StepStatus.Open, (await platform.Step(submitted.Id, Food)).Status);
        var task = await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire));
        Assert.Equal(FireClerk.Name, task.DecidedBy);
        Assert.Contains((await platform.Ok(new ListTasks(FireClerk, TaskFilter.Decided, Take: 200) { LatestFirst = true })).Tasks, row => row.ApplicationId == submitted.Id);
    }

    [Fact]
    public async Task Unneeded_StandsUntilSomethingChangesThatTheStepReads()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new FindUnneeded(FireClerk, submitted.Id, Fire, "below the threshold"));

        await platform.Ask(platform.Clerk("market-supervision"), submitted.Id, Food, "business.scope");
        await platform.Answer(submitted.Id, Food, "business.scope", "餐饮服务、外卖");
        Assert.Equal(StepStatus.NotRequired, (await platform.Step(submitted.Id, Fire)).Status);

        await platform.Ask(platform.Clerk("market-supervision"), submitted.Id, Food, "premises.seats");
        await platform.Answer(submitted.Id, Food, "premises.seats", "900");
        Assert.Equal(StepStatus.Open, (await platform.Step(submitted.Id, Fire)).Status);
    }

    [Fact]
    public async Task Declined_EndsTheStepAndNamesTheRightBody()
    {
        var submitted = await given.ParallelSteps();

        await platform.Ok(new DeclineCompetence(FireClerk, submitted.Id, Fire, "urban-management", "another town"));

        Assert.Equal(StepStatus.NotAccepted, (await platform.Step(submitted.Id, Fire)).Status);
        var said = await platform.Last<StepNotAccepted>(submitted.Id);
        Assert.Equal(("urban-management", "another town"), (said.RightBody, said.Reason));
    }

    [Fact]
    public async Task Declined_WhereEverythingHangsOnIt_EndsTheApplicationAsNotAccepted()
    {
        var submitted = await given.SubmittedApplication();

        var decided = await platform.Ok(new DeclineCompetence(Registrar, submitted.Id, "business-registration", "Another town's bureau", "seat elsewhere"));

        Assert.Equal(CaseStatus.NotAccepted, decided.Application);
    }

    [Theory]
    [InlineData("", "why", "RightBody")]
    [InlineData("fire-rescue", "why", "RightBody")]
    [InlineData("urban-management", "", "Reason")]
    public async Task Declined_WithoutABodyOrAReason_NamesTheField(string body, string reason, string field)
    {
        var submitted = await given.ParallelSteps();

        var refused = await platform.Send(new DeclineCompetence(FireClerk, submitted.Id, Fire, body, reason));

        Assert.Equal([field], refused.Problem!.Errors!.Keys);
        Assert.Equal(StepStatus.Open, (await platform.Step(submitted.Id, Fire)).Status);
    }

    [Fact]
    public async Task Declined_OnceAccepted_IsRefused()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new AcceptStep(FireClerk, submitted.Id, Fire, []));

        var declined = await platform.Send(new DeclineCompetence(FireClerk, submitted.Id, Fire, "urban-management", "why"));
        var unneeded = await platform.Send(new FindUnneeded(FireClerk, submitted.Id, Fire, "why"));

        Assert.All([declined, unneeded], refused => Assert.Equal(nameof(RefusalRule.AlreadyAccepted), refused.Problem!.Rule));
    }

    [Fact]
    public async Task Receipt_OfWhatIsAccepted_SaysWhenAndHowAndUntilWhen()
    {
        var submitted = await platform.Committed("food-safety-rules");
        await platform.Ok(new AcceptStep(platform.Clerk("market-supervision"), submitted.Id, Food, [new MayFollow("food-safety-rules")]));

        var receipt = await platform.Ok(new GetReceipt(platform.Citizen, submitted.Id, Food));

        Assert.Equal((ReceiptKind.Accepted, $"{submitted.Number}-02", AcceptanceKind.Express), (receipt.Kind, receipt.StepNumber, receipt.Acceptance!.Manner));
        Assert.Equal((platform.Due(platform.Today(), 20), platform.Due(platform.Today(), 7)), (receipt.Due!.Value.Date, receipt.Promised!.Value.Date));
        Assert.Contains("premises.seats", receipt.Facts);
        Assert.DoesNotContain("signage.text", receipt.Facts);
        Assert.Contains(receipt.Materials, material => material.Material.Key == "floor-plan");
    }

    [Fact]
    public async Task Receipt_OfWhatIsAccepted_KeepsItsDatesWhenTheClockStopsLater()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new AcceptStep(FireClerk, submitted.Id, Fire, []));
        var before = await platform.Ok(new GetReceipt(platform.Citizen, submitted.Id, Fire));
        await platform.Ask(FireClerk, submitted.Id, Fire, "premises.area");
        platform.Clock.Advance(TimeSpan.FromDays(7));
        await platform.Answer(submitted.Id, Fire, "premises.area", "350");

        var after = await platform.Ok(new GetReceipt(platform.Citizen, submitted.Id, Fire));

        Assert.Equal(before.Due, after.Due);
    }

    [Fact]
    public async Task Receipt_OfWhatIsNotAccepted_NamesTheBodyTheReasonAndTheRemedies()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new DeclineCompetence(FireClerk, submitted.Id, Fire, "urban-management", "another town"));

        var receipt = await platform.Ok(new GetReceipt(platform.Citizen, submitted.Id, Fire));

        Assert.Equal((ReceiptKind.NotAccepted, "urban-management", "another town"), (receipt.Kind, receipt.RightBody, receipt.Reason));
        Assert.Equal(["reconsideration", "lawsuit"], receipt.Remedies.Select(one => one.Remedy.Key));
        Assert.All(receipt.Remedies, one => Assert.True(one.Until >= platform.Today().AddDays(60)));
    }

    [Fact]
    public async Task Receipt_BeforeItIsAccepted_SaysWhatWasReceivedAndUntilWhenSomethingIsSaid()
    {
        var submitted = await given.ParallelSteps();

        var receipt = await platform.Ok(new GetReceipt(platform.Citizen, submitted.Id, Fire));

        Assert.Equal((ReceiptKind.Received, platform.Due(platform.DayOf(receipt.ReceivedAt), 5)), (receipt.Kind, platform.DayOf(receipt.AcceptBy)));
    }

    [Fact]
    public async Task Receipt_ForSomebodyElse_OrOfWhatNobodyHasReceived_IsNotFound()
    {
        var submitted = await given.SubmittedApplication();

        var stranger = await platform.Send(new GetReceipt(platform.OtherCitizen, submitted.Id, "business-registration"));
        var waiting = await platform.Send(new GetReceipt(platform.Citizen, submitted.Id, Fire));

        Assert.All([stranger, waiting], missing => Assert.Equal(ProblemKind.NotFound, missing.Problem!.Kind));
    }
}

[Collection(nameof(SqlitePlatform))]
public sealed class IntakeOnSqlite(SqlitePlatform platform) : IntakeTests(platform);

[Collection(nameof(PostgresPlatform))]
public sealed class IntakeOnPostgres : IntakeTests
{
    public IntakeOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
