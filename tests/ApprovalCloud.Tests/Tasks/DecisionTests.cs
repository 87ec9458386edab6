using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Tasks;

public abstract class DecisionTests(Platform platform)
{
    private const string Fire = "fire-inspection";
    private readonly Given given = new(platform);

    private Caller FireClerk => platform.Clerk("fire-rescue");

    private Caller FireColleague => platform.Colleague("fire-rescue");

    [Fact]
    public async Task Decide_TwoClerksAtOnce_OneWinsAndTheOtherIsToldWhoWasFirst()
    {
        var submitted = await given.ParallelSteps();

        var results = await Task.WhenAll(
            platform.Send(new DecideStep(FireClerk, submitted.Id, Fire, Verdict.Grant, "")),
            platform.Send(new DecideStep(FireColleague, submitted.Id, Fire, Verdict.Refuse, "exits blocked")));

        Assert.Single(results, result => result.IsOk);
        var lost = Assert.Single(results, result => !result.IsOk).Problem!;
        Assert.Equal((ProblemKind.Conflict, nameof(RefusalRule.StepAlreadyDecided)), (lost.Kind, lost.Rule));
        var winner = results[0].IsOk ? FireClerk : FireColleague;
        Assert.Contains(winner.Name, lost.Message.En);
        Assert.Contains(winner.Name, lost.Message.ZhHans);
        Assert.Equal(1, await platform.InDatabase(db => db.Events.CountAsync(row =>
            row.ApplicationId == submitted.Id && row.Step == Fire && (row.Kind == nameof(StepGranted) || row.Kind == nameof(StepRefused)))));
    }

    [Fact]
    public async Task Decide_WithAStaleVersion_IsRefusedAndChangesNothing()
    {
        var submitted = await given.ParallelSteps();
        var seen = await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire));
        await platform.Ok(new ClaimStep(FireClerk, submitted.Id, Fire, seen.Version));

        var stale = await platform.Send(new DecideStep(FireClerk, submitted.Id, Fire, Verdict.Grant, "", seen.Version));

        Assert.Equal((ProblemKind.Conflict, "Stale"), (stale.Problem!.Kind, stale.Problem.Rule));
        Assert.Equal(StepStatus.Open, (await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire))).Status);
    }

    [Fact]
    public async Task Decide_AnotherStepMeanwhile_DoesNotMakeTheVersionStale()
    {
        var submitted = await given.ParallelSteps();
        var seen = await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire));
        await platform.Ok(new DecideStep(platform.Clerk("tobacco"), submitted.Id, "tobacco-licence", Verdict.Grant, ""));

        await platform.Ok(new DecideStep(FireClerk, submitted.Id, Fire, Verdict.Grant, "", seen.Version));
    }

    [Fact]
    public async Task Decide_ByAnotherDepartment_FindsNoTask()
    {
        var submitted = await given.ParallelSteps();

        var refused = await platform.Send(new DecideStep(platform.Clerk("tobacco"), submitted.Id, Fire, Verdict.Grant, ""));

        Assert.Equal(ProblemKind.NotFound, refused.Problem!.Kind);
    }

    [Fact]
    public async Task Decide_BeforeTheStepOpened_FindsNoTask()
    {
        var submitted = await given.SubmittedApplication();

        var refused = await platform.Send(new DecideStep(FireClerk, submitted.Id, Fire, Verdict.Grant, ""));

        Assert.Equal(ProblemKind.NotFound, refused.Problem!.Kind);
    }

    [Fact]
    public async Task Decide_WithoutTheRole_IsForbidden()
    {
        var submitted = await given.ParallelSteps();
        var receptionist = FireClerk with { Roles = StepRoles.Accept };

        var refused = await platform.Send(new DecideStep(receptionist, submitted.Id, Fire, Verdict.Grant, ""));

        Assert.Equal((ProblemKind.Forbidden, nameof(RefusalRule.RoleMissing)), (refused.Problem!.Kind, refused.Problem.Rule));
    }

    [Fact]
    public async Task Decide_RepeatedWithTheSameKey_GetsTheFirstAnswer()
    {
        var submitted = await given.ParallelSteps();
        var decision = new DecideStep(FireClerk, submitted.Id, Fire, Verdict.Grant, "") { IdempotencyKey = Guid.NewGuid().ToString() };

        Assert.Equal(await platform.Ok(decision), await platform.Ok(decision));
    }

    [Fact]
    public async Task Decide_SameKeyForAnotherDecision_IsRefused()
    {
        var submitted = await given.ParallelSteps();
        var key = Guid.NewGuid().ToString();
        await platform.Ok(new DecideStep(FireClerk, submitted.Id, Fire, Verdict.Grant, "") { IdempotencyKey = key });

        var refused = await platform.Send(
            new DecideStep(FireClerk, submitted.Id, Fire, Verdict.Refuse, "no") { IdempotencyKey = key });

        Assert.Equal("IdempotencyKeyReused", refused.Problem!.Rule);
    }

    [Fact]
    public async Task Decide_WithAKeyThatIsTooLong_NamesTheField()
    {
        var submitted = await given.ParallelSteps();

        var refused = await platform.Send(new DecideStep(FireClerk, submitted.Id, Fire, Verdict.Grant, "") { IdempotencyKey = new string('k', 201) });

        Assert.Equal("IdempotencyKey", Assert.Single(refused.Problem!.Errors!).Key);
    }

    [Fact]
    public async Task Refuse_WithoutReason_NamesTheField()
    {
        var submitted = await given.ParallelSteps();

        var refused = await platform.Send(new DecideStep(FireClerk, submitted.Id, Fire, Verdict.Refuse, " "));

        Assert.Contains(nameof(DecideStep.Note), refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Refuse_OneStep_LetsTheOthersGoOnAndEndsInPart()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new DecideStep(FireClerk, submitted.Id, Fire, Verdict.Refuse, "exits blocked"));
        foreach (var step in submitted.Steps.Where(step => step.Key is not (Fire or "business-registration")))
            await platform.Ok(new DecideStep(platform.Clerk(step.Department), submitted.Id, step.Key, Verdict.Grant, ""));

        Assert.Equal("PartlyGranted", (await platform.Ok(new GetApplication(platform.Citizen, submitted.Id))).Status);
    }

    [Fact]
    public async Task Claim_ByAColleague_IsRefusedWithTheHoldersName()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new ClaimStep(FireClerk, submitted.Id, Fire));

        var refused = await platform.Send(new ClaimStep(FireColleague, submitted.Id, Fire));

        Assert.Equal(nameof(RefusalRule.ClaimedByAnother), refused.Problem!.Rule);
        Assert.Contains(FireClerk.Name, refused.Problem.Message.En);
    }

    [Fact]
    public async Task Transfer_ToAColleague_MakesItTheirs()
    {
        var submitted = await given.ParallelSteps();
        await platform.Ok(new TransferStep(FireClerk, submitted.Id, Fire, FireColleague.Id, "on leave"));

        var mine = await platform.Ok(new GetTask(FireColleague, submitted.Id, Fire));

        Assert.Equal(FireColleague.Id, mine.AssigneeId);
        Assert.True(mine.May.Decide);
    }

    [Fact]
    public async Task Transfer_ToAnotherDepartment_IsRefused()
    {
        var submitted = await given.ParallelSteps();

        var refused = await platform.Send(new TransferStep(FireClerk, submitted.Id, Fire, platform.Clerk("tobacco").Id, "on leave"));

        Assert.Contains(nameof(TransferStep.To), refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task GetTask_ShowsExactlyTheFactsTheStepDeclares()
    {
        var submitted = await given.ParallelSteps();

        var task = await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire));

        // The registration's licence brought the credit code.
        var answered = Given.LargeRestaurant(platform.Workflows).Facts.Keys.Append("business.uscc").ToList();
        Assert.Equal(task.Step.Reads.Intersect(answered).Order(), task.Facts.Keys.Order());
        Assert.NotEmpty(answered.Except(task.Facts.Keys));
    }

    [Fact]
    public async Task GetTask_History_DoesNotNameTheApplicant()
    {
        var submitted = await given.ParallelSteps();

        var task = await platform.Ok(new GetTask(FireClerk, submitted.Id, Fire));

        Assert.NotEmpty(task.History);
        Assert.All(task.History, entry => Assert.NotEqual(platform.Citizen.Name, entry.By));
    }
}

[Collection(nameof(SqlitePlatform))]
public sealed class DecisionOnSqlite(SqlitePlatform platform) : DecisionTests(platform);

[Collection(nameof(PostgresPlatform))]
public sealed class DecisionOnPostgres : DecisionTests
{
    public DecisionOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
