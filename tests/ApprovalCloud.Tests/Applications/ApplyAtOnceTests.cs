using System.Net;
using System.Net.Http.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Delegations;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Applications;

/// <summary>One citizen lets the other act for them, so these have databases of their own.</summary>
public abstract class ApplyAtOnceTests(Platform platform)
{
    private readonly DelegationStory story = new(platform);

    private Dictionary<string, string> Answers => Given.LargeRestaurant(platform.Workflows).Facts.ToDictionary();

    private Task<int> Applications(Guid applicant) => platform.InDatabase(db => db.Applications.CountAsync(one => one.ApplicantId == applicant));

    [Fact]
    public async Task Apply_WithAllAnswers_IsWhereABegunAndSubmittedApplicationIs()
    {
        var begun = await platform.Ok(new SubmitApplication(platform.Citizen, await platform.Ok(new StartDraft(platform.Citizen, Given.Restaurant, Answers))));
        var applied = await platform.Ok(new ApplyAtOnce(platform.Citizen, Given.Restaurant, Answers));

        Assert.Equal(begun.Steps.Select(step => (step.Key, step.Status, step.DueAt)), applied.Steps.Select(step => (step.Key, step.Status, step.DueAt)));
        Assert.Equal((begun.Status, begun.DueAt), (applied.Status, applied.DueAt));
        var events = await platform.Ok(new GetHistory(platform.Citizen, begun.Id));
        Assert.Equal(events.Select(one => one.Happened.GetType()), (await platform.Ok(new GetHistory(platform.Citizen, applied.Id))).Select(one => one.Happened.GetType()));
        Assert.Equal(
            (await platform.Ok(new GetApplication(platform.Citizen, begun.Id))).Facts, (await platform.Ok(new GetApplication(platform.Citizen, applied.Id))).Facts);
    }

    [Fact]
    public async Task Apply_QuestionUnanswered_NamesItAndBeginsNothing()
    {
        var before = await Applications(platform.Citizen.Id);
        var answers = Answers;
        answers.Remove("premises.area");

        var refused = await platform.Send(new ApplyAtOnce(platform.Citizen, Given.Restaurant, answers));

        Assert.Contains("premises.area", refused.Problem!.Errors!.Keys);
        Assert.Equal(before, await Applications(platform.Citizen.Id));
    }

    [Fact]
    public async Task Apply_FourTimesAtOnceWithTheSameKey_IsStoredOnce()
    {
        var (before, key) = (await Applications(platform.Citizen.Id), Guid.NewGuid().ToString());

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => platform.Send(new ApplyAtOnce(platform.Citizen, Given.Restaurant, Answers) { IdempotencyKey = key })));

        Assert.Single(results.Select(result => result.Value!.Id).Distinct());
        Assert.Equal(before + 1, await Applications(platform.Citizen.Id));
    }

    [Fact]
    public async Task Apply_ByADelegateWhoMayOnlyPrepare_IsRefusedAndBeginsNothing()
    {
        var may = await story.Given(Acts.Prepare);
        var before = await Applications(story.Principal.Id);

        var refused = await platform.Send(new ApplyAtOnce(story.Delegate, Given.Restaurant, Answers) { Under = may });

        Assert.Equal("NotDelegated", refused.Problem!.Rule);
        Assert.Equal(before, await Applications(story.Principal.Id));
    }

    [Fact]
    public async Task Apply_ByADelegateWhoMaySend_IsThePrincipalsAndSaysWhoSentIt()
    {
        var may = await story.Given(Acts.Prepare | Acts.Send);

        var applied = await platform.Ok(new ApplyAtOnce(story.Delegate, Given.Restaurant, Answers) { Under = may });

        var submitted = await platform.InDatabase(db => db.Events.SingleAsync(row => row.ApplicationId == applied.Id && row.Kind == nameof(ApplicationSubmitted)));
        Assert.Equal(story.Delegate.Id, submitted.ActorId);
        Assert.Equal(story.Principal.Id, await platform.InDatabase(db => db.Applications.Where(one => one.Id == applied.Id).Select(one => one.ApplicantId).SingleAsync()));
    }

    [Fact]
    public async Task Address_ForACitizen_AnswersWhereTheApplicationIs_AndForAClerkNothing()
    {
        var body = new { service = Given.Restaurant, facts = Answers };
        using var citizen = await platform.SignedIn("citizen");
        using var clerk = await platform.SignedIn("clerk.fire-rescue");

        using var created = await citizen.PostAsJsonAsync("/api/applications/submit", body);
        using var refused = await clerk.PostAsJsonAsync("/api/applications/submit", body);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using var found = await citizen.GetAsync(created.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}

public sealed class ApplyAtOnceOnSqlite(SqlitePlatform platform) : ApplyAtOnceTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ApplyAtOnceOnPostgres : ApplyAtOnceTests, IClassFixture<PostgresPlatform>
{
    public ApplyAtOnceOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
