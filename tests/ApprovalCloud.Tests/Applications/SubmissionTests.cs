using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Applications;

public abstract class SubmissionTests(Platform platform)
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task Submit_CompleteDraft_OpensTheFirstStepAndNumbersTheCase()
    {
        var submitted = await given.SubmittedApplication();

        Assert.Equal(CaseStatus.InReview, submitted.Status);
        Assert.Matches("^511602CY01[0-9]{14}[0-9A-Z]$", submitted.Number);
        var open = Assert.Single(submitted.Steps, step => step.Status == StepStatus.Open);
        Assert.Equal("business-registration", open.Key);
        Assert.NotNull(open.DueAt);
    }

    [Fact]
    public async Task Submit_RepeatedWithTheSameKey_GetsTheFirstAnswerAndIsStoredOnce()
    {
        var draft = await given.Draft();
        var key = Guid.NewGuid().ToString();

        var first = await platform.Ok(new SubmitApplication(platform.Citizen, draft, key));
        var again = await platform.Ok(new SubmitApplication(platform.Citizen, draft, key));

        Assert.Equal((first.Id, first.Number, first.DueAt), (again.Id, again.Number, again.DueAt));
        Assert.Equal(1, await platform.InDatabase(db => db.Events.CountAsync(row => row.ApplicationId == draft && row.Kind == nameof(ApplicationSubmitted))));
    }

    [Fact]
    public async Task Submit_TwiceAtOnceWithTheSameKey_IsStoredOnce()
    {
        for (var round = 0; round < 5; round++)
        {
            var draft = await given.Draft();
            var key = Guid.NewGuid().ToString();

            var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => platform.Send(new SubmitApplication(platform.Citizen, draft, key))));

            Assert.All(results, result => Assert.True(result.IsOk, result.Problem?.Rule));
            Assert.Single(results.Select(result => result.Value!.Number).Distinct());
        }
    }

    [Fact]
    public async Task Submit_QuestionUnanswered_NamesTheQuestionAndSavesNothing()
    {
        var draft = await given.Draft(change: answers => answers.Remove("premises.area"));

        var refused = await platform.Send(new SubmitApplication(platform.Citizen, draft));

        Assert.Equal(ProblemKind.Invalid, refused.Problem!.Kind);
        Assert.Contains("premises.area", refused.Problem.Errors!.Keys);
        Assert.Equal("Draft", (await platform.Ok(new GetApplication(platform.Citizen, draft))).Status);
    }

    [Fact]
    public async Task Submit_SomebodyElsesDraft_IsNotFound()
    {
        var draft = await given.Draft();

        var refused = await platform.Send(new SubmitApplication(platform.OtherCitizen, draft));

        Assert.Equal(ProblemKind.NotFound, refused.Problem!.Kind);
    }

    [Fact]
    public async Task Grant_OfTheFirstStep_OpensAllOthersAtTheSameTime()
    {
        var submitted = await given.ParallelSteps();

        var view = await platform.Ok(new GetApplication(platform.Citizen, submitted.Id));

        var open = view.Steps.Where(step => step.Status == StepStatus.Open).ToList();
        Assert.Equal(6, open.Count);
        Assert.Single(open.Select(step => step.OpenedAt).Distinct());
    }

    [Fact]
    public async Task AllGranted_ByDepartmentsAtOnce_EndsOnceAsGranted()
    {
        var submitted = await given.ParallelSteps();
        var open = (await platform.Ok(new GetApplication(platform.Citizen, submitted.Id))).Steps.Where(step => step.Status == StepStatus.Open);

        await Task.WhenAll(open.Select(step => platform.Ok(new DecideStep(platform.Clerk(step.Department), submitted.Id, step.Key, Verdict.Grant, ""))));

        var history = await platform.Ok(new GetHistory(platform.Citizen, submitted.Id));
        Assert.Equal(CaseStatus.Granted, Assert.IsType<ApplicationEnded>(history[^1].Happened).Status);
        Assert.Single(history, entry => entry.Happened is ApplicationEnded);
        Assert.Equal("Granted", (await platform.Ok(new GetApplication(platform.Citizen, submitted.Id))).Status);
    }
}

[Collection(nameof(SqlitePlatform))]
public sealed class SubmissionOnSqlite(SqlitePlatform platform) : SubmissionTests(platform);

[Collection(nameof(PostgresPlatform))]
public sealed class SubmissionOnPostgres : SubmissionTests
{
    public SubmissionOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
