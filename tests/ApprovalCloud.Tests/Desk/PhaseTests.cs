using System.Net;
using System.Net.Http.Json;
using System.Text;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Desk;

/// <summary>A step that is reviewed by one and decided by another, all of it within the department.</summary>
public abstract class PhaseTests(Platform platform)
{
    private const string Secret = "法定秘密的审查意见";
    private readonly Given given = new(platform);

    private Caller Anna => platform.Clerk("fire-rescue");

    private Caller Bo => platform.Colleague("fire-rescue");

    [Fact]
    public async Task Decision_ComesAfterTheReview_AndFromAnotherPerson()
    {
        var id = (await given.ParallelSteps()).Id;
        Assert.Equal("ReviewMissing", (await platform.Send(new DecideStep(Anna, id, Fire, Verdict.Grant, ""))).Problem?.Rule);

        await platform.Ok(new ReviewStep(Anna, id, Fire, Recommendation.Grant, Secret));

        Assert.Equal((ProblemKind.Forbidden, "OwnReview"), Of(await platform.Send(new DecideStep(Anna, id, Fire, Verdict.Grant, ""))));
        var task = await platform.Ok(new GetTask(Bo, id, Fire));
        Assert.Equal((Phase.Decide, Anna.Name, true, false), (task.Phase, task.Review?.By.Name, task.May.Decide, task.May.Review));
        Assert.True((await platform.Ok(new GetTask(Anna, id, Fire))).IsForAnother);
        await platform.Ok(new DecideStep(Bo, id, Fire, Verdict.Grant, ""));
        var history = (await platform.Ok(new GetTask(Anna, id, Fire))).History;
        Assert.Equal(Anna.Name, history.Single(entry => entry.Happened is ReviewConcluded).By);
        Assert.Equal(Bo.Name, history.Single(entry => entry.Happened is StepGranted && entry.Happened.StepKey == Fire).By);
        Assert.DoesNotContain(await Faults(), fault => fault.ApplicationId == id);
    }

    [Fact]
    public async Task Review_IsNoBusinessOfTheApplicant_NorOfAnotherDepartment()
    {
        var submitted = await given.ParallelSteps();
        var id = submitted.Id;
        await platform.Ok(new ReviewStep(Anna, id, Fire, Recommendation.Refuse, Secret));
        await platform.Ok(new SendStepBack(Bo, id, Fire, Secret));

        Assert.DoesNotContain(await platform.Ok(new GetHistory(platform.Citizen, id)), entry => entry.Happened is ReviewConcluded or ReviewReturned);
        Assert.DoesNotContain((await platform.Ok(new GetTask(platform.Clerk("tobacco"), id, "tobacco-licence"))).History, entry => entry.Happened is ReviewConcluded or ReviewReturned);
        Assert.DoesNotContain(await platform.LettersTo("citizen", submitted.Number), letter => letter.Contains(Secret, StringComparison.Ordinal));
        using var citizen = await platform.SignedIn("citizen");
        foreach (var address in new[] { $"/api/applications/{id}", $"/api/applications/{id}/events" })
        {
            var said = await citizen.GetStringAsync(new Uri(address, UriKind.Relative));
            Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);
            Assert.DoesNotContain("eview", said.Replace("InReview", "", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        }

        using var export = new MemoryStream();
        await platform.InScope(services => services.GetRequiredService<ExportMyData>().Write(platform.Citizen, export, TestContext.Current.CancellationToken));
        var exported = Encoding.UTF8.GetString(export.ToArray());
        Assert.DoesNotContain(Secret, exported, StringComparison.Ordinal);
        Assert.DoesNotContain("ReviewConcluded", exported, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_SaysThePhase_AndOffersNobodyWhatAnotherMustDo()
    {
        var id = (await given.ParallelSteps()).Id;
        Assert.Equal(Phase.Review, (await Row(id)).Phase);
        await platform.Ok(new ClaimStep(Anna, id, Fire));

        await platform.Ok(new ReviewStep(Anna, id, Fire, Recommendation.Grant, "in order"));

        Assert.Equal((Phase.Decide, (Guid?)null), ((await Row(id)).Phase, (await Row(id)).AssigneeId));
        Assert.NotEqual(id, (await platform.Send(new NextTask(Anna))).Value?.ApplicationId);
        Assert.Equal("OwnReview", (await platform.Send(new ClaimStep(Anna, id, Fire))).Problem?.Rule);
        await platform.Ok(new ClaimStep(Bo, id, Fire));
        Assert.Equal(id, (await platform.Ok(new NextTask(Bo)))?.ApplicationId);
        Assert.Equal("OwnReview", (await platform.Send(new TransferStep(Bo, id, Fire, Anna.Id, "on leave"))).Problem?.Rule);
        await platform.Ok(new DecideStep(Bo, id, Fire, Verdict.Grant, ""));
        Assert.Null((await platform.StepOf(id, Fire)).Phase);
    }

    [Fact]
    public async Task SentBack_ItIsReviewedAgain_ByWhoeverDidNotSendItBack()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new ReviewStep(Anna, id, Fire, Recommendation.Grant, "in order"));
        Assert.Contains("Reason", (await platform.Send(new SendStepBack(Bo, id, Fire, " "))).Problem!.Errors!.Keys);
        await platform.Ok(new SendStepBack(Bo, id, Fire, "nobody looked at the exits"));

        Assert.Equal("OwnReturn", (await platform.Send(new ReviewStep(Bo, id, Fire, Recommendation.Grant, "now I did"))).Problem?.Rule);
        await platform.Ok(new ReviewStep(Anna, id, Fire, Recommendation.Refuse, "the exits are too narrow"));
        await platform.Ok(new DecideStep(Bo, id, Fire, Verdict.Refuse, "The exits are too narrow."));

        Assert.Equal(StepStatus.Refused, (await platform.Step(id, Fire)).Status);
        Assert.DoesNotContain(await Faults(), fault => fault.ApplicationId == id);
    }

    [Fact]
    public async Task Correction_DuringTheReview_ComesBackToIt_AndAfterItDoesSoToo()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ask(Anna, id, Fire, "premises.area");
        await platform.Answer(id, Fire, "premises.area", "321");
        Assert.Equal(Phase.Review, (await Row(id)).Phase);
        await platform.Ok(new ReviewStep(Anna, id, Fire, Recommendation.Grant, "in order"));

        // Another department has the same fact put right, after the review.
        await platform.Ok(new AcceptStep(platform.Clerk("market-supervision"), id, Food, []));
        await platform.Ask(platform.Clerk("market-supervision"), id, Food, "premises.area");
        await platform.Answer(id, Food, "premises.area", "322");

        Assert.Equal(Phase.Review, (await Row(id)).Phase);
        Assert.Null(Assert.Single(await platform.EventsOf<ReviewReturned>(id, Fire)).By);
        Assert.Equal("ReviewMissing", (await platform.Send(new DecideStep(Bo, id, Fire, Verdict.Grant, ""))).Problem?.Rule);
    }

    [Fact]
    public async Task Acceptance_AsAPhase_ComesFirst()
    {
        var (id, clerk) = ((await given.ParallelSteps()).Id, platform.Clerk("market-supervision"));
        Assert.Equal("AcceptanceMissing", (await platform.Send(new ReviewStep(clerk, id, Food, Recommendation.Grant, "in order"))).Problem?.Rule);
        Assert.Equal("AcceptanceMissing", (await platform.Send(new DecideStep(clerk, id, Food, Verdict.Grant, ""))).Problem?.Rule);

        await platform.Ok(new AcceptStep(clerk, id, Food, []));
        await platform.Ok(new ReviewStep(clerk, id, Food, Recommendation.Grant, "in order"));
        // The service does not ask for a second person here.
        await platform.Ok(new DecideStep(clerk, id, Food, Verdict.Grant, ""));

        Assert.Equal(StepStatus.Granted, (await platform.Step(id, Food)).Status);
    }

    [Fact]
    public async Task Application_OfAVersionWithoutPhases_IsDecidedAsItAlwaysWas()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.InDatabase(db => db.Applications.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.ServiceVersion, 1)));

        Assert.Null((await platform.Ok(new GetTask(Anna, id, Fire))).Phase);
        Assert.Equal("NotReviewedApart", (await platform.Send(new ReviewStep(Anna, id, Fire, Recommendation.Grant, "?"))).Problem?.Rule);
        await platform.Ok(new DecideStep(Anna, id, Fire, Verdict.Grant, ""));

        Assert.Equal(StepStatus.Granted, (await platform.Step(id, Fire)).Status);
        Assert.DoesNotContain(await Faults(), fault => fault.ApplicationId == id);
    }

    [Fact]
    public async Task Review_OfAnotherDepartment_OrWithoutTheRole_IsRefused()
    {
        var id = (await given.ParallelSteps()).Id;
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ReviewStep(platform.Clerk("tobacco"), id, Fire, Recommendation.Grant, "?"))).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new SendStepBack(platform.Clerk("tobacco"), id, Fire, "?"))).Problem?.Kind);
        Assert.Equal("RoleMissing", (await platform.Send(new ReviewStep(Anna with { Roles = StepRoles.Decide }, id, Fire, Recommendation.Grant, "?"))).Problem?.Rule);
        await platform.Ok(new ReviewStep(Anna, id, Fire, Recommendation.Grant, "in order"));
        Assert.Equal("RoleMissing", (await platform.Send(new SendStepBack(Bo with { Roles = StepRoles.Review }, id, Fire, "?"))).Problem?.Rule);
    }

    [Fact]
    public async Task Review_ThatSomebodyElseConcluded_NamesThem_AndTheSameRequestTwiceIsOneReview()
    {
        var id = (await given.ParallelSteps()).Id;
        var seen = (await platform.Ok(new GetTask(Bo, id, Fire))).Version;
        var review = new ReviewStep(Anna, id, Fire, Recommendation.Grant, "in order") { IdempotencyKey = $"{id}" };
        Assert.Equal(await platform.Ok(review), await platform.Ok(review));
        var late = (await platform.Send(new ReviewStep(Bo, id, Fire, Recommendation.Grant, "in order", seen))).Problem!;
        Assert.Equal((ProblemKind.Conflict, "ReviewConcluded"), (late.Kind, late.Rule));
        Assert.Contains(Anna.Name, late.Message.En, StringComparison.Ordinal);
        Assert.Single(await platform.EventsOf<ReviewConcluded>(id, Fire));
    }

    [Fact]
    public async Task Api_ReviewsAndSendsBack()
    {
        var id = (await given.ParallelSteps()).Id;
        using var anna = await platform.SignedIn("clerk.fire-rescue");
        using var bo = await platform.SignedIn("colleague.fire-rescue");

        Assert.Equal(HttpStatusCode.BadRequest, (await anna.PostAsJsonAsync($"/api/tasks/{id}/{Fire}/review", new { reasons = "?" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anna.PostAsJsonAsync($"/api/tasks/{id}/{Fire}/review", new { result = "grant", reasons = "in order" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.PostAsJsonAsync($"/api/tasks/{id}/{Fire}/decide", new { verdict = "grant" })).StatusCode);
        var task = await (await bo.GetAsync(new Uri($"/api/tasks/{id}/{Fire}", UriKind.Relative))).Json();
        Assert.Equal(("Decide", Anna.Name), (task.GetProperty("phase").GetString(), task.GetProperty("review").GetProperty("by").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await bo.PostAsJsonAsync($"/api/tasks/{id}/{Fire}/send-back", new { reason = "once more" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await bo.PostAsJsonAsync($"/api/tasks/{id}/{Fire}/decide", new { verdict = "grant" })).StatusCode);
    }

    private async Task<TaskRow> Row(Guid id) => (await platform.Ok(new ListTasks(Anna, TaskFilter.Open, null, 200))).Tasks.Single(row => row.ApplicationId == id && row.Step == Fire);

    private static (ProblemKind?, string?) Of<T>(Result<T> result) => (result.Problem?.Kind, result.Problem?.Rule);

    private Task<IReadOnlyList<LogFault>> Faults() => platform.InScope(async services => (await services.GetRequiredService<VerifyLog>().Run(CancellationToken.None)).Faults);
}

public sealed class PhasesOnSqlite(PhasedSqlitePlatform platform) : PhaseTests(platform), IClassFixture<PhasedSqlitePlatform>;

public sealed class PhasesOnPostgres : PhaseTests, IClassFixture<PhasedPostgresPlatform>
{
    public PhasesOnPostgres(PhasedPostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
